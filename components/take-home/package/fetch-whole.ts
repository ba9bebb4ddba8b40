/**
 * One file of the store, whole in memory. A file that stops half way is never in an archive, because nothing is written before
 * all of it is here. The checksum of the archive is taken while the bytes arrive, in short steps between which the page answers.
 */
import { crc32 } from "@/rules/package/crc32";
import type { Buffers } from "./buffers";

interface Fetched {
	kind: "fetched";
	/** Their buffer may be longer. */
	bytes: Uint8Array<ArrayBuffer>;
	crc32: number;
}

export type FetchAnswer =
	| Fetched
	/** The store answered with another status. `retryAfter` is in seconds. */
	| { kind: "refused"; status: number; retryAfter: number | null }
	/** The file is longer or shorter than expected. */
	| { kind: "wrongSize" };

interface Options {
	/** Bytes of the file, if they are known. */
	size: number | null;
	signal: AbortSignal;
	/** Milliseconds without a byte after which the request is given up. */
	stallMs: number;
	buffers: Pick<Buffers, "take">;
	/** Called with the bytes that have arrived so far. */
	onBytes(received: number): void;
}

/** Rejects when the connection is lost, when nothing moves, or with the reason when `signal` is aborted. */
export async function fetchWhole(
	url: string,
	{ size, signal, stallMs, buffers, onBytes }: Options,
): Promise<FetchAnswer> {
	const ending = new AbortController();
	const stop = () => ending.abort(signal.reason);
	signal.addEventListener("abort", stop);
	if (signal.aborted) stop();
	const stalled = () => ending.abort(new Error("stalled"));
	let timer = setTimeout(stalled, stallMs);
	const moved = (received: number) => {
		clearTimeout(timer);
		timer = setTimeout(stalled, stallMs);
		onBytes(received);
	};
	try {
		// What an <img> left in the cache has no CORS headers, and twenty gigabytes must not go into the cache.
		const init: RequestInit = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
		const answer = await fetch(url, { ...init, signal: ending.signal });
		if (!answer.ok || !answer.body) {
			await answer.body?.cancel();
			return {
				kind: "refused",
				status: answer.status,
				retryAfter: secondsOf(answer.headers.get("retry-after")),
			};
		}
		const length = answer.headers.get("content-length");
		const announced = length === null ? null : Number(length);
		if (size !== null && announced !== null && size !== announced) {
			await answer.body.cancel();
			return { kind: "wrongSize" };
		}
		const whole = size ?? announced;
		if (whole === null || !readsInto(answer.body)) return await readPieces(answer.body, whole, moved);
		return await readInto(answer.body, whole, buffers.take(whole), moved);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener("abort", stop);
	}
}

/** Seconds of a Retry-After, which may also be a date (RFC 9110, 10.2.3); null if it says nothing. */
function secondsOf(header: string | null): number | null {
	if (header === null) return null;
	const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;
type Moved = (received: number) => void;

/** Straight into memory of our own, where the browser can do that. Otherwise every piece would be left to the garbage collector. */
async function readInto(body: Body, size: number, memory: ArrayBuffer, moved: Moved): Promise<FetchAnswer> {
	const reader = body.getReader({ mode: "byob" });
	let buffer = memory;
	let received = 0;
	let sum = 0;
	while (received < size) {
		// Reading takes the memory away and gives it back.
		const { done, value } = await reader.read(new Uint8Array(buffer, received, size - received));
		if (done || !value) return { kind: "wrongSize" };
		buffer = value.buffer;
		sum = crc32(value, sum);
		received += value.byteLength;
		moved(received);
	}
	const { done } = await reader.read(new Uint8Array(1));
	if (!done) {
		await reader.cancel();
		return { kind: "wrongSize" };
	}
	return { kind: "fetched", bytes: new Uint8Array(buffer, 0, size), crc32: sum };
}

async function readPieces(body: Body, size: number | null, moved: Moved): Promise<FetchAnswer> {
	const reader = body.getReader();
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	let received = 0;
	let sum = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		pieces.push(value);
		sum = crc32(value, sum);
		received += value.length;
		moved(received);
	}
	if (size !== null && size !== received) return { kind: "wrongSize" };
	return { kind: "fetched", bytes: joined(pieces, received), crc32: sum };
}

function readsInto(body: Body): boolean {
	try {
		body.getReader({ mode: "byob" }).releaseLock();
		return true;
	} catch {
		return false;
	}
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
