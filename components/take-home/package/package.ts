/**
 * Makes a package of photos in the browser: lists it, fetches several photos ahead, and writes them in order into an archive that
 * is saved while it grows. Nothing of it passes through the app's server, and no more than a few photos are in memory.
 * Why so: docs/decisions/0065-packages-in-the-browser.md. How pages start one: ./start-in-browser.ts.
 */

import type { ManifestMissing } from "@/rules/package/manifest";
import type { MissingReason } from "@/rules/package/missing";
import type { PackageEntry } from "@/rules/take-home";
import { failureOf } from "../../trpc/failure-of";
import { isFinal } from "../../trpc/query-client";
import type { Clock } from "../../waiting/clock";
import type { Connection } from "../../waiting/connection";
import { makeMutex } from "../../waiting/mutex";
import { archiveName } from "./archive-name";
import { makeBuffers } from "./buffers";
import { makeHolds } from "./holds";
import { inOrder } from "./in-order";
import { finishedEarly, makeEntryList } from "./list-entries";
import { type Obtained, obtainPhoto, type PutAside } from "./obtain-photo";
import type { Package, PackageOptions } from "./package.types";
import { makePackageState } from "./package-state";
import { makePatience } from "./patience";
import { makeSigner } from "./sign-ahead";
import { type FinishedPart, SinkFailure, type SinkFile } from "./sinks/sink.types";
import { writeArchives } from "./write-archives";

/** What a package needs of its surroundings. */
export interface PackageTools {
	clock: Clock;
	connection: Connection;
	/** Calls `again` each time the person has signed in again. Returns a function that stops this. */
	onSignedInAgain(again: () => void): () => void;
	random(): number;
	/** The time of day. */
	today(): Date;
	/** Milliseconds without a byte after which a request is given up. */
	stallMs: number;
	/** Milliseconds after which a photo is given up although nothing else got through either. */
	patienceMs: number;
}

/** Six, because a browser opens no more connections to one host over HTTP/1.1. */
const requestsAtOnce = 6;
/**
 * Bytes of photos that are begun and not written. A larger photo goes alone. The browser holds two or three times as much, because
 * it keeps what has arrived and was not read, and copies what is hashed.
 */
const bytesAhead = 24 * 1_024 * 1_024;
/** Bytes of memory that are kept for the next photos. */
const spareBytes = 8 * 1_024 * 1_024;
/** Bytes that are kept free for a photo of unknown size. */
const unknownSize = 2 * 1_024 * 1_024;

export function startPackage(options: PackageOptions, tools: PackageTools): Package {
	const { request, api, sink } = options;
	const { clock, connection } = tools;
	/** Ends everything. */
	const ending = new AbortController();
	/** Ends only what brings photos. */
	const fetching = new AbortController();
	const isOnline = connection.isOnline;
	const holds = makeHolds(() => state.changed());
	const patience = makePatience({
		...{ wait: clock.wait, now: clock.now, random: tools.random, isOnline },
		longestMs: tools.patienceMs,
		changed: () => state.changed(),
	});
	const state = makePackageState({
		clock,
		waitsFor: () => holds.held() ?? silences[patience.silent() ?? "none"],
		inParts: sink.partBytes !== null,
	});
	const asking = { holds, patience, signal: fetching.signal };
	const absent: ManifestMissing[] = [];
	const list = makeEntryList({
		...{ api, request, tools: asking },
		changed: state.listed,
		absent(photo, known) {
			const { id: byId = null, name: by = "" } = known?.uploader ?? {};
			absent.push({ ...photo, title: known?.title ?? "", by, byId });
			state.absent({ ...photo, title: known?.title ?? null });
		},
	});
	const signer = makeSigner({ api, request, list, tools: asking, now: clock.now });
	const { stallMs } = tools;
	const buffers = makeBuffers(spareBytes);
	const obtaining = { ...asking, signer, hashing: makeMutex(), stallMs, buffers, onBytes: state.receiving };
	let refused: MissingReason | null = null;
	let file: SinkFile | null = null;

	const stops = [
		connection.subscribe(() => {
			patience.wake();
			state.changed();
		}),
		tools.onSignedInAgain(() => holds.release("signedOut")),
	];

	async function obtain(entry: PackageEntry, asideAt: number | null): Promise<Obtained | PutAside> {
		if (refused) return { kind: "missing", reason: refused };
		try {
			const obtained = await obtainPhoto(entry, { ...obtaining, asideAt });
			if (obtained.kind === "obtained") state.arrived(entry, obtained.bytes.byteLength);
			return obtained;
		} catch (error) {
			ending.signal.throwIfAborted();
			if (fetching.signal.aborted) return { kind: "missing", reason: "LEFT_OUT" };
			if (!isFinal(error)) throw error;
			refused = "NOT_ALLOWED";
			state.set({ failure: failureOf(error) });
			return { kind: "missing", reason: refused };
		}
	}

	async function read() {
		try {
			await list.read();
			state.set({ isListed: true });
		} catch (error) {
			// What is listed already can still be had.
			if (!fetching.signal.aborted) state.set({ failure: failureOf(error) });
		}
	}

	function saved(finished: FinishedPart, part: number, name: string): Promise<void> {
		return new Promise((resolve, reject) => {
			ending.signal.addEventListener("abort", () => reject(ending.signal.reason));
			const save = () => {
				finished.save(name);
				state.set({ press: null, savedPart: { part, save: () => finished.save(name) } });
				resolve();
			};
			state.set({ press: { part, name, size: finished.size, save }, savedPart: null });
		});
	}

	/** In the order of the list, except for photos that fail again and again: they come last. */
	async function* obtainAll(): AsyncGenerator<{ item: PackageEntry; result: Obtained }> {
		const bytesOf = ({ size }: PackageEntry) => size ?? unknownSize;
		const bounds = { most: requestsAtOnce, bytes: bytesAhead, bytesOf };
		const aside = new Map<PackageEntry, number>();
		const first = inOrder(list.each(), (entry) => obtain(entry, null), bounds);
		for await (const { item, result } of first) {
			if (result.kind === "aside") aside.set(item, result.at);
			else yield { item, result };
		}
		const last = inOrder(eachOf(aside.keys()), (entry) => obtain(entry, aside.get(entry) ?? 0), bounds);
		for await (const { item, result } of last) if (result.kind !== "aside") yield { item, result };
	}

	async function make() {
		void read();
		await writeArchives({
			...options,
			obtained: obtainAll(),
			nameOf: (part) => archiveName(options.event.name, part),
			madeAt: tools.today(),
			...{ absent, isComplete: list.isWhole, written: state.written, missed: state.missed, saved },
			finishing: () => state.set({ stage: "finishing" }),
			opened(opened, part) {
				file = opened;
				// It was given up while the file was being opened.
				ending.signal.throwIfAborted();
				state.set({ part });
				opened.onLost(end);
				opened.onFree(buffers.give);
			},
		});
	}

	/** Nothing more is written. The first reason counts. */
	function end(reason: unknown) {
		if (ending.signal.aborted) return;
		ending.abort(reason);
		fetching.abort(reason);
		void (file ?? sink).abort();
	}

	void make()
		.then(
			() => state.set({ stage: "done" }),
			(error: unknown) => {
				end(error);
				const reason: unknown = ending.signal.reason;
				if (reason === cancelled) return state.set({ stage: "cancelled", press: null });
				const failure = reason instanceof SinkFailure ? { code: reason.code } : failureOf(reason);
				state.set({ stage: "failed", failure, press: null });
			},
		)
		.finally(() => {
			for (const stop of stops) stop();
		});

	return {
		subscribe: state.subscribe,
		snapshot: state.snapshot,
		pause: () => holds.hold("paused"),
		resume() {
			holds.release("paused");
			patience.wake();
		},
		finishNow: () => fetching.abort(finishedEarly),
		cancel() {
			end(cancelled);
			// At once, because an answer that is on its way may hold up the end, and the page may be left now.
			if (state.snapshot().wouldLose) state.set({ stage: "cancelled", press: null });
		},
	};
}

const cancelled = Symbol("cancelled");

const silences = { app: "offline", store: "storeAway", none: null } as const;

async function* eachOf<Item>(items: Iterable<Item>) {
	yield* items;
}
