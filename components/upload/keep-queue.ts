/**
 * The part of ./keep that every page with an uploader has: it knows at once whether the browser holds photos of an earlier
 * page, and loads the rest when it does, or when a photo is chosen.
 */
import { importPatiently } from "../ui/import-patiently";
import type { KeepOptions } from "./keep/keep-uploads";
import { type GivenFiles, type KeepingSession, type KeepingState, nothingKept } from "./keep/keeping";
import { canKeep, isMarked, mayHoldPhotos } from "./keep/markers";

export interface QueueKeeping extends Omit<KeepingSession, "giveFiles"> {
	subscribe(listener: () => void): () => void;
	/** Returns the same object until something changed. */
	getSnapshot(): KeepingState;
	/** Null while nothing is loaded, and then no photo waits for a file. */
	giveFiles(files: readonly File[]): Promise<GivenFiles> | null;
}

export function keepQueue(options: Omit<KeepOptions, "show">): QueueKeeping {
	const { queue, whose } = options;
	const listeners = new Set<() => void>();
	let state = nothingKept;
	let { refusal } = options;
	let session: KeepingSession | null = null;
	let isLoading = false;
	let isStopped = false;

	function show(change: Partial<KeepingState>) {
		if (Object.entries(change).every(([field, value]) => Reflect.get(state, field) === value)) return;
		state = { ...state, ...change };
		for (const listener of [...listeners]) listener();
	}

	async function load() {
		if (isLoading || !canKeep()) return;
		isLoading = true;
		const { keepUploads } = await importPatiently(() => import("./keep/loaded"));
		if (isStopped) return;
		// A browser that refuses locks and channels keeps nothing.
		session = await keepUploads({ ...options, refusal, show }).catch(() => null);
		if (isStopped) session?.stop();
		else show({ restoring: false });
		session?.setRefusal(refusal);
	}

	if (isMarked(whose) && canKeep()) {
		state = { ...state, restoring: true };
		void load();
	} else if (canKeep())
		void mayHoldPhotos().then((may) => {
			if (may) void load();
		});
	queue.subscribe(() => {
		if (queue.getSnapshot().items.length > 0) void load();
	});

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		getSnapshot: () => state,
		setRefusal(next) {
			refusal = next;
			session?.setRefusal(next);
		},
		giveFiles: (files) => session?.giveFiles(files) ?? null,
		askForFiles: async () => session?.askForFiles(),
		discard: () => session?.discard(),
		stop() {
			isStopped = true;
			session?.stop();
		},
	};
}
