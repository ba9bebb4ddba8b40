/**
 * Hashes files in workers, which start when files are chosen and end when there has been nothing to do for a while. Where no
 * worker is there, because its script has not loaded or never will, the page hashes itself.
 */
import type { HashAnswer, HashRequest } from "./hash-worker";
import { sha256Of } from "./sha256-of";

/** As many as the queue hashes at once (../queue/upload-pool.ts). */
const most = 2;
/** Milliseconds. */
const idleMs = 60_000;

interface Hand {
	worker: Worker;
	state: "loading" | "free" | "busy";
	ending: ReturnType<typeof setTimeout> | undefined;
	answered: (answer: Exclude<HashAnswer, "ready">) => void;
	gone: () => void;
}

const hands = new Set<Hand>();
let asked = 0;
/** Set once a worker could not be loaded: the next would not load either. */
let without = false;

/** Starts the workers. They end by themselves when they are not used. */
export function startHashWorkers() {
	while (!without && hands.size < most) hire();
}

/** Rejects with a NotReadableError if the file cannot be read. */
export function hashInWorkers(file: File): Promise<string> {
	startHashWorkers();
	const hand = [...hands].find(({ state }) => state === "free");
	return hand ? ask(hand, file) : sha256Of(file);
}

function hire() {
	try {
		const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
		const hand: Hand = { worker, state: "loading", ending: undefined, answered: () => {}, gone: () => {} };
		worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
			rest(hand);
			if (data !== "ready") hand.answered(data);
		};
		// For instance because a new version was deployed since the page was loaded.
		worker.onerror = (event) => {
			event.preventDefault();
			without ||= hand.state === "loading";
			dismiss(hand);
		};
		hands.add(hand);
	} catch {
		without = true;
	}
}

function rest(hand: Hand) {
	hand.state = "free";
	hand.ending = setTimeout(() => dismiss(hand), idleMs);
}

function dismiss(hand: Hand) {
	clearTimeout(hand.ending);
	hand.worker.terminate();
	hands.delete(hand);
	hand.gone();
}

function ask(hand: Hand, file: File): Promise<string> {
	asked += 1;
	const request: HashRequest = { id: asked, file };
	clearTimeout(hand.ending);
	hand.state = "busy";
	return new Promise<string>((resolve, reject) => {
		hand.answered = (answer) => {
			if (answer.id !== request.id) return;
			if ("sha256" in answer) resolve(answer.sha256);
			else reject(new DOMException(answer.error, "NotReadableError"));
		};
		hand.gone = () => sha256Of(file).then(resolve, reject);
		hand.worker.postMessage(request);
	});
}
