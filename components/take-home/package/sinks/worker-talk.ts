/** What a page and the service worker of its download say to each other, and how the page notices that the worker is gone. */
import { makeBell } from "../../../waiting/bell";
import { SinkFailure } from "./sink.types";

type Heard = "ready" | "begun" | "ended";
type FromWorker =
	| { kind: Heard | "alive" | "stopped" }
	| { kind: "taken"; length: number; bytes?: Uint8Array<ArrayBuffer> };

/** Bytes that are sent and not taken yet. */
const windowBytes = 4 * 1_024 * 1_024;
/** Bytes of a message at most. The browser copies what goes through a port, and a whole photo would be there several times. */
const pieceBytes = 1_024 * 1_024;
/** Pieces that are smaller are not worth keeping their memory. */
const worthKeeping = 64 * 1_024;
const askEveryMs = 8_000;
/** Milliseconds without an answer to a question. */
const silentMs = 60_000;

export interface WorkerTalk {
	/** Resolves when the worker has said so. Rejects when it takes too long, or with the failure when the download is lost. */
	heard(what: Heard, withinMs?: number): Promise<void>;
	send(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	end(): void;
	/** The download is over. The first reason counts; null if there is nothing wrong. */
	over(failure: SinkFailure | null): void;
	onFree(free: (buffer: ArrayBuffer) => void): void;
	onLost(lost: (failure: SinkFailure) => void): void;
}

export function talkTo(worker: ServiceWorker, id: string, name: string): WorkerTalk {
	const { port1: port, port2 } = new MessageChannel();
	const bell = makeBell();
	const heard = new Set<Heard>();
	const onLost: ((failure: SinkFailure) => void)[] = [];
	let free = (_: ArrayBuffer) => {};
	/** Memory of pieces that the worker gave back. Left to the garbage collector, it would grow. */
	const spare: ArrayBuffer[] = [];
	let waiting = 0;
	let askedAt: number | null = null;
	let isOver = false;
	let failure: SinkFailure | null = null;

	port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
		askedAt = null;
		if (data.kind === "taken") {
			waiting -= data.length;
			if (data.bytes?.buffer.byteLength === pieceBytes) spare.push(data.bytes.buffer);
		} else if (data.kind === "stopped") over(new SinkFailure("SAVING_STOPPED"));
		else if (data.kind !== "alive") heard.add(data.kind);
		bell.ring();
	};

	/** The browser started the worker again, which has forgotten everything. */
	const onUnknown = ({ data }: MessageEvent) => {
		if (data?.kind === "unknown" && data.id === id) over(new SinkFailure("SAVING_STOPPED"));
	};
	const onLeave = () => over(new SinkFailure("SAVING_STOPPED"));

	/** Keeps the worker from being stopped. Timers of a page in the background are slow, so sending asks as well. */
	const timer = setInterval(ask, askEveryMs);
	let lastAsked = performance.now();
	function ask() {
		const now = performance.now();
		if (askedAt !== null && now - askedAt > silentMs) return over(new SinkFailure("SAVING_STOPPED"));
		askedAt ??= now;
		lastAsked = now;
		worker.postMessage({ id });
	}

	function over(reason: SinkFailure | null) {
		if (isOver) return;
		isOver = true;
		failure = reason;
		clearInterval(timer);
		navigator.serviceWorker.removeEventListener("message", onUnknown);
		removeEventListener("pagehide", onLeave);
		if (reason) port.postMessage({ kind: "abort" });
		// Closing at once could lose that message.
		setTimeout(() => port.close(), 1_000);
		bell.ring();
		if (reason) for (const lost of onLost) lost(reason);
	}

	const throwIfLost = () => {
		if (failure) throw failure;
	};

	async function sendPiece(bytes: Uint8Array) {
		while (waiting >= windowBytes) {
			await bell.heard();
			throwIfLost();
		}
		if (performance.now() - lastAsked > askEveryMs) ask();
		const { byteLength } = bytes;
		const buffer = byteLength < worthKeeping ? new ArrayBuffer(byteLength) : spare.pop();
		const piece = new Uint8Array(buffer ?? new ArrayBuffer(pieceBytes), 0, byteLength);
		piece.set(bytes);
		waiting += byteLength;
		port.postMessage({ kind: "bytes", bytes: piece }, [piece.buffer]);
	}

	navigator.serviceWorker.addEventListener("message", onUnknown);
	navigator.serviceWorker.startMessages();
	addEventListener("pagehide", onLeave);
	worker.postMessage({ id, name }, [port2]);

	return {
		async heard(what, withinMs) {
			const late =
				withinMs === undefined ? null : setTimeout(() => over(new SinkFailure("SAVING_FAILED")), withinMs);
			try {
				while (!heard.has(what)) {
					throwIfLost();
					await bell.heard();
				}
			} finally {
				if (late !== null) clearTimeout(late);
			}
		},
		async send(bytes) {
			throwIfLost();
			for (let at = 0; at < bytes.byteLength; at += pieceBytes)
				await sendPiece(bytes.subarray(at, at + pieceBytes));
			free(bytes.buffer);
		},
		onFree(given) {
			free = given;
		},
		end: () => port.postMessage({ kind: "end" }),
		over,
		onLost(lost) {
			if (failure) lost(failure);
			else onLost.push(lost);
		},
	};
}
