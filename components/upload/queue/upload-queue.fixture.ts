/**
 * A small world for the queue's tests: a server and a store that follow the real rules (one photo per hash,
 * write-once, confirm needs the bytes). A test can replace their answers by the name of the file.
 */
import { createHash } from "node:crypto";
import type { Clock } from "../../waiting/clock";
import type { Connection } from "../../waiting/connection";
import { memoryKeeper } from "./memory-keeper";
import type { Cancelled, InitiateInput, SendLocks, UploadApi, UploadTransport } from "./seams";
import { createUploadQueue, type QueueItem, type UploadQueueOptions } from "./upload-queue";
import { type Script, serverError } from "./upload-steps.fixture";

const hashOf = (name: string) => createHash("sha256").update(name).digest("hex");

interface WorldOptions extends Partial<UploadQueueOptions & Clock> {
	/** So many photos at once from the hash to the PUT, and none ahead. */
	concurrency?: number;
}

export function world(
	{ wait, schedule, now: time = () => 0, concurrency, ...options }: WorldOptions = {},
	scripts: Record<string, Script> = {},
) {
	const log: string[] = [];
	const asked: InitiateInput[] = [];
	const waits: number[] = [];
	const done: string[] = [];
	/** Maps photoId to file name, for the objects in the store and for the photos in the event. */
	const stored = new Map<string, string>();
	const confirmed = new Map<string, string>();
	const names = new Map<string, string>();
	const words = new Map<string, { title: string; description: string }>();
	const typed = new Set<string>();
	const now = { hashing: 0, putting: 0 };
	const most = { hashing: 0, putting: 0 };
	const net = { online: true, changed: () => {} };
	/** A test may let every PUT wait or fail. Scripts come first. */
	const beforePut = { run: async (): Promise<void> => {} };

	const nameOf = (photoId: string) => names.get(photoId) ?? "?";
	const wordsOf = (photoId: string) => words.get(photoId) ?? { title: nameOf(photoId), description: "" };

	async function counted<T>(kind: keyof typeof now, work: () => Promise<T>): Promise<T> {
		most[kind] = Math.max(most[kind], ++now[kind]);
		await turn();
		return work().finally(() => now[kind]--);
	}

	const transport: UploadTransport = {
		sha256: (file) =>
			counted("hashing", async () => {
				log.push(`hash ${file.name}`);
				const step = scripts[file.name]?.sha256?.shift();
				const hash = step ? await step(file) : hashOf(file.name);
				names.set(`photo of ${hash}`, file.name);
				return hash;
			}),
		put: (o) =>
			counted("putting", async () => {
				const { file, signal, onProgress, url } = o;
				log.push(`put ${file.name}`);
				const step = scripts[file.name]?.put?.shift();
				const answer = await step?.(o);
				if (answer) return answer;
				await beforePut.run();
				signal.throwIfAborted();
				onProgress(file.size / 2);
				for (let i = 0; i < 5; i++) await turn();
				signal.throwIfAborted();
				onProgress(file.size);
				if (stored.has(url)) return { status: 412 };
				stored.set(url, file.name);
				return { status: 200 };
			}),
	};

	const api: UploadApi = {
		async initiateUpload(input) {
			const photoId = `photo of ${input.sha256}`;
			log.push(`sign ${nameOf(photoId)}`);
			asked.push(input);
			await turn();
			const step = scripts[nameOf(photoId)]?.initiate?.shift();
			if (step) return step(input);
			if (confirmed.has(photoId))
				return { kind: "duplicate", photoId, kept: { ...wordsOf(photoId), mayEdit: true } };
			const before = words.get(photoId);
			/** Typed words are replaced only by words that were typed later. */
			const said = (field: "title" | "description") => {
				const isTyped = input.typed?.[field] ?? true;
				const stays = before && typed.has(`${photoId} ${field}`) && !isTyped;
				if (isTyped) typed.add(`${photoId} ${field}`);
				return stays ? before[field] : (input[field] ?? "");
			};
			words.set(photoId, { title: said("title"), description: said("description") });
			return { kind: "put", photoId, url: photoId, headers: { "content-type": input.contentType } };
		},
		async confirm({ photoId }) {
			log.push(`confirm ${nameOf(photoId)}`);
			await turn();
			const step = scripts[nameOf(photoId)]?.confirm?.shift();
			if (step) return step(photoId);
			if (!stored.has(photoId)) throw serverError("UPLOAD_MISSING", true);
			confirmed.set(photoId, nameOf(photoId));
			return { id: photoId, ...wordsOf(photoId), mayEdit: true };
		},
		async update({ photoId, ...changed }) {
			log.push(`words ${nameOf(photoId)}`);
			await turn();
			const step = scripts[nameOf(photoId)]?.update?.shift();
			if (step) return step(photoId);
			words.set(photoId, { ...wordsOf(photoId), ...changed });
			return wordsOf(photoId);
		},
		async cancelUpload({ photoId }) {
			log.push(`cancel ${nameOf(photoId)}`);
		},
	};

	const connection: Connection = {
		isOnline: () => net.online,
		subscribe(changed) {
			net.changed = changed;
			return () => {
				net.changed = () => {};
			};
		},
	};

	const clock: Clock = {
		now: time,
		wait:
			wait ??
			(async (ms) => {
				waits.push(ms);
				await turn();
			}),
		schedule: schedule ?? ((show) => setImmediate(show)),
	};
	const keeper = memoryKeeper();
	const queue = createUploadQueue({
		api,
		eventId: "event-1",
		transport,
		connection,
		clock,
		keeper,
		onDone: (photoId) => done.push(nameOf(photoId)),
		random: () => 1,
		maxBytes: Number.POSITIVE_INFINITY,
		locks: withoutLocks,
		cancelled: rememberedHere(),
		...(concurrency ? { puts: { first: concurrency, most: concurrency }, ahead: always(0) } : {}),
		...options,
	});

	return {
		queue,
		api,
		keeper,
		/** Every call, in order, such as "sign photo-1.jpg". */
		log,
		asked,
		waits,
		done,
		stored,
		confirmed,
		wordsOf,
		most,
		scripts,
		beforePut,
		/** Adds the files with their names as titles, and starts them. */
		send(files: File[]) {
			queue.add(files.map((file) => ({ file, title: file.name, description: "" })));
			queue.start();
		},
		setOnline(online: boolean) {
			net.online = online;
			net.changed();
		},
		item(name: string): QueueItem {
			const found = queue.getSnapshot().items.find((item) => item.name === name);
			if (!found) throw new Error(`${name} is not in the queue`);
			return found;
		},
		/** Resolves when nothing is under way any more. */
		async settled() {
			await until(() => queue.getSnapshot().items.every((item) => ended.has(item.status)));
			await turn();
		},
	};
}

const withoutLocks: SendLocks = {
	alone: (_sha256, _signal, work) => work(),
	claimWords: async () => () => {},
};

/** What was cancelled is remembered as long as the test needs it. */
export function rememberedHere(): Cancelled {
	const ids = new Set<string>();
	return {
		all: () => [...ids],
		set: (photoId, isIn) => void (isIn ? ids.add(photoId) : ids.delete(photoId)),
	};
}

/** As many photos ahead of the wire on every network. */
export const always = (photos: number) => ({ first: photos, least: photos, most: photos });

const ended: ReadonlySet<string> = new Set(["draft", "done", "duplicate", "failed"]);

export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Waits for turns of the event loop and not for a clock. */
export async function until(happened: () => boolean, turns = 100_000) {
	for (let i = 0; i < turns; i++) {
		if (happened()) return;
		await turn();
	}
	throw new Error("It never happened.");
}
