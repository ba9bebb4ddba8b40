/**
 * Copies the chosen files into the browser's storage, one at a time and only while it hinders nobody: when the browser is
 * idle, and while photos are being sent for at most a quarter of the time. What is sent last is copied first then, because
 * the others will be in the event before they are copied. For the same reason nothing is copied in the first seconds of sending.
 */
import { hasArrived, type QueueItem } from "../queue/upload-item";
import { askToPersist, browserBudget } from "./budget";
import type { BytesRow, KeptStore } from "./kept-store";
import type { Whose } from "./markers";
import { needsBytes } from "./restored-item";

interface CopierOptions {
	items: () => readonly QueueItem[];
	/** Only what is written down is copied, so that no bytes are left without an item. */
	isWritten: (id: string) => boolean;
	fileOf: (id: string) => Promise<File | null>;
	store: KeptStore;
	whose: Whose;
	onCopied: () => void;
	onFailed: (error: unknown) => void;
}

/** Milliseconds of sending, after which it is going to take longer than copying. */
const soonSentMs = 5_000;

const isSending = ({ status }: QueueItem) => status === "sending" || status === "confirming";

export function createCopier({ items, isWritten, fileOf, store, whose, onCopied, onFailed }: CopierOptions) {
	const copied = new Set<string>();
	/** The browser cannot read these, or has no room for them. */
	const impossible = new Set<string>();
	/** Those among them that are worth another try. */
	const toTry = new Set<string>();
	let isRunning = false;
	let stopped = false;
	/** When the photos that are being sent now began, or null. */
	let sendingSince: number | null = null;
	let later: ReturnType<typeof setTimeout> | undefined;

	/** Milliseconds until photos are copied, because those that are being sent may be in the event by then. */
	function untilWorthIt(): number {
		if (!items().some(isSending)) sendingSince = null;
		else sendingSince ??= performance.now();
		return sendingSince === null ? 0 : Math.max(0, sendingSince + soonSentMs - performance.now());
	}

	/** The next photo to copy, or undefined if there is none now. */
	function next(): QueueItem | undefined {
		const wait = untilWorthIt();
		if (wait > 0) {
			later ??= setTimeout(() => {
				later = undefined;
				void run();
			}, wait);
			return undefined;
		}
		const isMissing = ({ id }: QueueItem) => !copied.has(id) && (!impossible.has(id) || toTry.has(id));
		const missing = items().filter((item) => needsBytes(item) && isWritten(item.id) && isMissing(item));
		return items().some(isSending) ? missing.at(-1) : missing[0];
	}

	async function run() {
		if (isRunning) return;
		isRunning = true;
		try {
			for (let item = next(); item && !stopped; item = next()) {
				await idle();
				const began = performance.now();
				toTry.delete(item.id);
				if (await copy(item)) {
					copied.add(item.id);
					impossible.delete(item.id);
				} else impossible.add(item.id);
				onCopied();
				if (items().some(isSending)) await pause(3 * (performance.now() - began));
			}
		} catch (error) {
			onFailed(error);
		} finally {
			isRunning = false;
		}
	}

	/** Returns false when this file cannot be kept. Rejects when none can. */
	async function copy({ id }: QueueItem): Promise<boolean> {
		const file = await fileOf(id).catch(() => null);
		if (!file) return false;
		await askToPersist();
		const hasRoom = (await store.size()) + file.size <= (await browserBudget());
		const kept =
			(hasRoom && (await put({ id, ...whose, size: file.size, kept: file }))) || (await keepHandle(id, file));
		// The photo may have arrived while its file was copied.
		const present = items().find((item) => item.id === id);
		if (kept && (!present || hasArrived(present))) await store.deleteBytes([id]);
		return kept;
	}

	async function keepHandle(id: string, file: File): Promise<boolean> {
		const handle: unknown = Reflect.get(file, "handle");
		if (!globalThis.FileSystemFileHandle || !(handle instanceof FileSystemFileHandle)) return false;
		return put({ id, ...whose, size: 0, kept: handle });
	}

	async function put(row: BytesRow): Promise<boolean> {
		try {
			await store.putBytes(row);
			return true;
		} catch (error) {
			if (isAboutThisFile(error)) return false;
			throw error;
		}
	}

	return {
		/** The queue has changed. */
		run: () => void run(),
		/** The bytes of these are there already. */
		take(ids: Iterable<string>) {
			for (const id of ids) copied.add(id);
		},
		has: (id: string) => copied.has(id),
		isImpossible: (id: string) => impossible.has(id),
		/** Photos have left the storage, so there may be room for others. */
		tryAgain() {
			for (const id of impossible) toTry.add(id);
		},
		startOver() {
			copied.clear();
			impossible.clear();
		},
		stop() {
			stopped = true;
			clearTimeout(later);
		},
	};
}

/** A full disk, and files that were deleted or have changed since they were chosen. */
const aboutThisFile: ReadonlySet<string> = new Set([
	"QuotaExceededError",
	"NotReadableError",
	"NotFoundError",
	"DataError",
	"DataCloneError",
]);

const isAboutThisFile = (error: unknown) => error instanceof DOMException && aboutThisFile.has(error.name);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const idle = () =>
	new Promise<void>((resolve) => {
		// WebKit has no such callback.
		if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 1_000 });
		else setTimeout(resolve, 50);
	});
