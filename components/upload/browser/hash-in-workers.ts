/**
 * Hashes files in workers, which are started for the first file and end when there has been nothing to do for a while. Where
 * a worker cannot be started, the page hashes itself.
 */
import type { HashAnswer, HashRequest } from "./hash-worker";
import { sha256Of } from "./sha256-of";

/** As many as the queue hashes at once (../queue/upload-queue.ts). */
const most = 2;
/** Milliseconds. */
const idleMs = 20_000;

interface Hand {
	worker: Worker;
	busy: boolean;
	ending: ReturnType<typeof setTimeout> | undefined;
}

const hands = new Set<Hand>();
let asked = 0;

/** Rejects with a NotReadableError if the file cannot be read. */
export function hashInWorkers(file: File): Promise<string> {
	const hand = [...hands].find(({ busy }) => !busy) ?? (hands.size < most ? hire() : null);
	return hand ? ask(hand, file) : sha256Of(file);
}

function hire(): Hand | null {
	try {
		const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
		const hand: Hand = { worker, busy: false, ending: undefined };
		hands.add(hand);
		return hand;
	} catch {
		return null;
	}
}

function dismiss(hand: Hand) {
	clearTimeout(hand.ending);
	hand.worker.terminate();
	hands.delete(hand);
}

function ask(hand: Hand, file: File): Promise<string> {
	const { worker } = hand;
	asked += 1;
	const request: HashRequest = { id: asked, file };
	clearTimeout(hand.ending);
	hand.busy = true;
	return new Promise<string>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
			if (data.id !== request.id) return;
			hand.busy = false;
			hand.ending = setTimeout(() => dismiss(hand), idleMs);
			if ("sha256" in data) resolve(data.sha256);
			else reject(new DOMException(data.error, "NotReadableError"));
		};
		// The worker's script did not load, for instance because a new version was deployed meanwhile.
		worker.onerror = (event) => {
			event.preventDefault();
			dismiss(hand);
			sha256Of(file).then(resolve, reject);
		};
		worker.postMessage(request);
	});
}
