/** A store of our own that fails when the test says so, a list of photos in it, and a package of them that ends in memory. */
import { createHash, randomBytes } from "node:crypto";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { TRPCClientError } from "@trpc/client";
import { onTestFinished } from "vitest";
import type { PackageEntry, SignedFile } from "@/rules/take-home";
import type { ErrorCode } from "@/server/errors";
import { type PackageTools, startPackage } from "./package";
import type { PackageApi, PackageOptions, PackagePhase } from "./package.types";
import type { PackageSink, SinkFailure } from "./sinks/sink.types";

export interface StoredPhoto {
	entry: PackageEntry;
	bytes: Buffer;
}

/** Photos with the beginning of a JPEG, a minute apart. */
export const photosOf = (count: number, size = 5_000): StoredPhoto[] =>
	Array.from({ length: count }, (_, index) => {
		const bytes = Buffer.concat([Buffer.from("ffd8ffe0", "hex"), randomBytes(size - 4)]);
		return {
			bytes,
			entry: {
				...{ photoId: crypto.randomUUID(), title: `Photo ${index + 1}`, description: "" },
				...{ uploader: { id: "u", name: "Ada" }, uploadedFor: null, section: null },
				...{ takenAt: new Date(Date.UTC(2026, 9, 10, 12, index)), takenAtOffset: 120, createdAt: new Date() },
				...{
					file: "original",
					originalLost: false,
					contentType: "image/jpeg",
					size,
					sha256: hashOf(bytes),
					width: 1,
					height: 1,
				},
			},
		};
	});

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Answers in place of the store; returns false to leave it to the store. `time` counts the requests for this photo, from 1. */
type Fault = (response: ServerResponse, photo: StoredPhoto, time: number) => boolean;

export async function storeOf(photos: readonly StoredPhoto[], fault: Fault = () => false) {
	const asked = new Map<string, number>();
	const answer: RequestListener = (request, response) => {
		const id = new URL(request.url ?? "", "http://store").pathname.slice(1);
		const photo = photos.find(({ entry }) => entry.photoId === id);
		const time = (asked.get(id) ?? 0) + 1;
		asked.set(id, time);
		if (!photo) return response.writeHead(404).end();
		if (fault(response, photo, time)) return;
		response.writeHead(200, { "content-length": photo.bytes.length }).end(photo.bytes);
	};
	let server = createServer(answer);
	const listen = (port: number) =>
		new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	await listen(0);
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : 0;
	onTestFinished(close);
	return {
		urlOf: (photoId: string) => `http://127.0.0.1:${port}/${photoId}`,
		asked,
		/** The network is gone for so long. */
		async goAway(ms: number) {
			close();
			await sleep(ms);
			server = createServer(answer);
			await listen(port);
		},
	};
}

/** An error of the API that no retry changes, as the client knows it. */
export const refusal = (appCode: ErrorCode, retry = false) =>
	TRPCClientError.from({
		error: { message: "no", code: -32_000, data: { appCode, retry, params: {}, problem: null } },
	});

export function apiOf(
	photos: readonly StoredPhoto[],
	urlOf: (photoId: string) => string,
	{ pageSize = 500 }: { pageSize?: number } = {},
) {
	const calls = { list: 0, sign: 0, signed: [] as string[] };
	const api: PackageApi = {
		async list({ what, cursor }) {
			calls.list += 1;
			const from = Number(cursor ?? 0);
			const chosen = photos.filter(
				({ entry }) => what.kind !== "selection" || what.photoIds.includes(entry.photoId),
			);
			const page = chosen.slice(from, from + pageSize).map(({ entry }) => entry);
			return {
				entries: page,
				left: [],
				next: from + pageSize < chosen.length ? String(from + pageSize) : null,
			};
		},
		async sign({ photoIds }) {
			calls.sign += 1;
			calls.signed.push(...photoIds);
			const sign = (photoId: string): SignedFile =>
				photos.some(({ entry }) => entry.photoId === photoId)
					? { photoId, url: urlOf(photoId), file: "original", originalLost: false }
					: { photoId, left: "GONE" };
			return { signed: photoIds.map(sign) };
		},
	};
	return { api, calls };
}

/** Keeps archives in memory. `taken` is awaited before each piece is taken, and `opening` before each archive is open. */
export function memorySink({
	partBytes = null,
	taken = async () => {},
	opening = async () => {},
}: {
	partBytes?: number | null;
	taken?: () => Promise<void>;
	opening?: () => Promise<void>;
} = {}) {
	const archives: Buffer[] = [];
	let lose: (failure: SinkFailure) => void = () => {};
	const state = { aborted: 0, abortedUnopened: 0, names: [] as string[], saved: [] as string[] };
	const sink: PackageSink = {
		partBytes,
		async abort() {
			state.abortedUnopened += 1;
		},
		async open(name) {
			state.names.push(name);
			await opening();
			const pieces: Uint8Array[] = [];
			return {
				async write(bytes) {
					await taken();
					// As with a port: the sender can no longer read them.
					pieces.push(structuredClone(bytes, { transfer: [bytes.buffer] }));
				},
				async close() {
					archives.push(Buffer.concat(pieces));
					if (partBytes === null) return null;
					return { size: archives.at(-1)?.length ?? 0, save: (name) => void state.saved.push(name) };
				},
				async abort() {
					state.aborted += 1;
				},
				onFree() {},
				onLost(lost) {
					lose = lost;
				},
			};
		},
	};
	return { sink, archives, state, lose: (failure: SinkFailure) => lose(failure) };
}

/** The files of an archive in their order, by its directory (APPNOTE 4.3.12). Archives of these tests are small, without ZIP64. */
export function filesIn(archive: Buffer | undefined): Map<string, Buffer> {
	if (!archive) throw new Error("There is no archive.");
	const end = archive.lastIndexOf(Buffer.from("504b0506", "hex"));
	const files = new Map<string, Buffer>();
	let at = archive.readUInt32LE(end + 16);
	for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
		const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
		const size = archive.readUInt32LE(at + 20);
		const local = archive.readUInt32LE(at + 42);
		const path = archive.toString("utf8", at + 46, at + 46 + (name ?? 0));
		const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
		const bytes = archive.subarray(from, from + size);
		files.set(path, archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
		at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
	}
	return files;
}

/** A hundredth of the real pauses. */
const faster = 100;

export function makePackage(
	given: Pick<PackageOptions, "api" | "sink"> & Partial<PackageOptions>,
	tools: Partial<PackageTools> = {},
) {
	const made = startPackage(
		{
			request: {
				eventId: crypto.randomUUID(),
				what: { kind: "everything" },
				files: "originals",
				hidden: false,
			},
			event: { id: "e", name: "Picos weekend", slug: "picos" },
			arrange: {
				...{ by: "person", timeZone: "Europe/Madrid", sections: [] },
				words: { noSection: "No section", noTime: "No time", noName: "Somebody" },
			},
			...given,
		},
		{
			clock: {
				now: () => performance.now(),
				wait: (ms) => sleep(ms / faster),
				schedule: (show) => void setTimeout(show, 1),
			},
			connection: { isOnline: () => true, subscribe: () => () => {} },
			onSignedInAgain: () => () => {},
			random: () => 0,
			today: () => new Date("2026-10-12T10:00:00Z"),
			// A busy machine must not look like a store that went silent.
			...{ stallMs: 2_000, patienceMs: 3_000 },
			...tools,
		},
	);
	const phases: PackagePhase[] = [];
	made.subscribe(() => {
		const { phase } = made.snapshot();
		if (phases.at(-1) !== phase) phases.push(phase);
	});
	return {
		...made,
		phases,
		/** Resolves with the first snapshot that is so. */
		until: (is: (snapshot: ReturnType<typeof made.snapshot>) => boolean) =>
			new Promise<ReturnType<typeof made.snapshot>>((resolve) => {
				const look = () => {
					if (!is(made.snapshot())) return;
					stop();
					resolve(made.snapshot());
				};
				const stop = made.subscribe(look);
				look();
			}),
	};
}

export const hasEnded = ({ phase }: { phase: PackagePhase }) =>
	phase === "done" || phase === "failed" || phase === "cancelled";
