/**
 * Hashes files in a worker, which starts when files are chosen and ends when there has been nothing to do for a while. Where no
 * worker is free, because its script has not loaded, never will, or waits for a file that does not answer, the page hashes itself.
 */
import type { HashAnswer, HashRequest } from "./hash-worker";
import { sha256Of } from "./sha256-of";

/** Milliseconds. */
const idleMs = 60_000;

interface Hand {
	worker: Worker;
	state: "loading" | "free" | "busy";
	ending: ReturnType<typeof setTimeout> | undefined;
	answered: (answer: Exclude<HashAnswer, "ready">) => void;
	gone: () => void;
}

/** One, because the queue hashes one file at a time (../queue/upload-pool.ts). */
let hired: Hand | null = null;
let asked = 0;
/** Set once a worker could not be loaded: the next would not load either. */
let without = false;

/** Starts the worker. It ends by itself when it is not used. */
export function startHashWorker() {
	if (without || hired) return;
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
		hired = hand;
	} catch {
		without = true;
	}
}

/** Rejects with a NotReadableError if the file cannot be read. */
export function hashInWorker(file: File): Promise<string> {
	startHashWorker();
	return hired?.state === "free" ? ask(hired, file) : sha256Of(file);
}

function rest(hand: Hand) {
	hand.state = "free";
	hand.ending = setTimeout(() => dismiss(hand), idleMs);
}

function dismiss(hand: Hand) {
	clearTimeout(hand.ending);
	hand.worker.terminate();
	if (hired === hand) hired = null;
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
