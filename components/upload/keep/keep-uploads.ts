/**
 * Lets the photos of a queue outlive their page. It follows the queue from outside: what changes is written down
 * (./journal.ts), files are copied (./copier.ts), and photos of tabs that have ended are handed to the queue
 * (./restore.ts). Whatever the browser refuses, the queue goes on as if this were not here, and the page says what is not kept.
 */

import type { ConfirmedPhoto } from "../queue/seams";
import { hasArrived } from "../queue/upload-item";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { createCopier } from "./copier";
import { clean } from "./housekeeping";
import { createJournal } from "./journal";
import type { KeepingSession, KeepingState } from "./keeping";
import { type EventRow, openKeptStore } from "./kept-store";
import { hasSignedOut, mark, type Whose } from "./markers";
import { matchFiles } from "./match-files";
import { fileOfHandle, isAllowed, restoreRows } from "./restore";
import { needsBytes, type Refusal, wasRefused } from "./restored-item";
import { joinTabs } from "./tabs";

export interface KeepOptions {
	queue: UploadQueue;
	whose: Whose;
	event: { slug: string; name: string };
	refusal: Refusal | null;
	confirm: (photoId: string) => Promise<ConfirmedPhoto>;
	sha256: (file: File) => Promise<string>;
	/** Shows the page what has changed. */
	show: (change: Partial<KeepingState>) => void;
}

const notOnTheRoll: Refusal = "NOT_ON_THE_ROLL";
/** After the browser has refused or deleted its database. */
const tryAgainMs = 5_000;

/** The queue changes ten times a second, and what is kept of it hardly ever. So the page need not render for it. */
const sameIds = (before: Set<string>, now: Set<string>) =>
	before.size === now.size && [...now].every((id) => before.has(id)) ? before : now;

export async function keepUploads(options: KeepOptions): Promise<KeepingSession> {
	const { queue, whose, event, confirm, sha256, show } = options;
	let { refusal } = options;
	let lostAt: number | null = null;
	let isStopped = false;
	/** The browser has refused the last write. */
	let isRefused = false;
	let hasTakenOver = false;
	let again: ReturnType<typeof setTimeout> | undefined;
	let unsubscribe = () => {};
	const restoredIds = new Set<string>();
	let shown = { keptIds: new Set<string>(), restoredIds: new Set<string>() };
	const handles = new Map<string, FileSystemFileHandle>();

	const items = () => queue.getSnapshot().items;
	const store = openKeptStore(startOver);
	const tabs = await joinTabs(whose.eventId, () => void countElsewhere());
	const eventRow = (): EventRow => ({ ...whose, ...event, usedAt: Date.now(), lostAt });
	const journal = createJournal({
		...{ items, store, tab: tabs.id, event: eventRow, onFailed: startOver },
		onWritten(left) {
			isRefused = false;
			mark(whose, left > 0);
			tabs.tell();
			copier.run();
			showKept();
		},
		onFreed() {
			copier.tryAgain();
			copier.run();
		},
	});
	const copier = createCopier({
		...{ items, store, whose, fileOf: queue.fileOf, isWritten: journal.has },
		...{ onCopied: showKept, onFailed: startOver },
	});

	const isKept = (item: QueueItem) => journal.has(item.id) && (copier.has(item.id) || hasArrived(item));
	const cannotKeep = (id: string) => isRefused || copier.isImpossible(id);

	function showKept() {
		const here = new Set(items().map(({ id }) => id));
		shown = {
			keptIds: sameIds(
				shown.keptIds,
				new Set(
					items()
						.filter(isKept)
						.map(({ id }) => id),
				),
			),
			restoredIds: sameIds(shown.restoredIds, new Set([...restoredIds].filter((id) => here.has(id)))),
		};
		show({
			...shown,
			toAllow: items().filter(({ id, status }) => status === "fileNeeded" && handles.has(id)).length,
			cannotKeep: items().filter((item) => needsBytes(item) && !isKept(item) && cannotKeep(item.id)).length,
			lostAt,
		});
	}

	/** The browser has none of it any more, or refuses to write. The queue still has everything in memory. */
	function startOver() {
		isRefused = true;
		journal.startOver();
		copier.startOver();
		showKept();
		if (isStopped) return;
		clearTimeout(again);
		again = setTimeout(() => (hasTakenOver ? journal.note() : void begin()), tryAgainMs);
	}

	async function countElsewhere() {
		const living = await tabs.living();
		const rows = await store.items(whose).catch(() => []);
		show({
			elsewhere: rows.filter(({ tab, item }) => tab !== tabs.id && living.has(tab) && !hasArrived(item))
				.length,
		});
		return rows;
	}

	/** Takes over what tabs have left that are gone, and waits for the end of those that live. */
	const awaited = new Set<string>();
	async function takeOver() {
		const living = await tabs.living();
		const hasEnded = (tab: string) => !living.has(tab);
		const rows = await store.claim(whose, tabs.id, hasEnded);
		if (isStopped) return;
		lostAt ??= (await store.event(whose))?.lostAt ?? null;
		const withoutRow = journal.typedWithoutRow(await store.items(whose), hasEnded);
		const all = [...rows.map(journal.withTypedWords), ...withoutRow];
		const restored = await restoreRows(all, { store, refusal, confirm });
		if (isStopped) return;
		journal.take(rows);
		noteRefusal();
		// The person is here, so the photos do not get too old.
		void journal.writeEvent();
		copier.take(restored.keptIds);
		for (const [id, handle] of restored.handles) handles.set(id, handle);
		for (const { item } of restored.photos) if (!hasArrived(item)) restoredIds.add(item.id);
		queue.restore(restored.photos);
		// Also when the queue did not change, because rows of photos that are finished have to go.
		journal.note();
		for (const { tab } of await countElsewhere()) {
			if (tab === tabs.id || awaited.has(tab)) continue;
			awaited.add(tab);
			tabs.onEnd(tab, () => void takeOver().catch(startOver));
		}
		showKept();
	}

	function noteRefusal() {
		const before = lostAt;
		if (refusal === notOnTheRoll) lostAt ??= Date.now();
		else lostAt = null;
		if (before !== lostAt) void journal.writeEvent();
	}

	function changed() {
		// Another tab has signed this person out, and nothing of theirs may be written any more.
		if (hasSignedOut(whose.person)) return stop();
		journal.note();
		showKept();
	}

	const isLeaving = () => document.visibilityState === "hidden" && void journal.flush();
	const leaves = () => void journal.flush();
	function stop() {
		isStopped = true;
		unsubscribe();
		removeEventListener("pagehide", leaves);
		document.removeEventListener("visibilitychange", isLeaving);
		clearTimeout(again);
		journal.stop();
		copier.stop();
		tabs.leave();
		void store.close();
	}

	/** Tried again until it succeeds, because a busy browser may be too slow to open its database. */
	async function begin() {
		try {
			await clean();
			await takeOver();
			hasTakenOver = true;
		} catch {
			startOver();
		}
	}

	await begin();
	unsubscribe = queue.subscribe(changed);
	addEventListener("pagehide", leaves);
	document.addEventListener("visibilitychange", isLeaving);
	journal.note();

	return {
		setRefusal(next) {
			if (next === refusal) return;
			refusal = next;
			noteRefusal();
			showKept();
			// What was signed before the uploads closed may still arrive, but nothing of somebody who has no place any more.
			if (refusal === notOnTheRoll) queue.refuse(refusal);
			if (refusal === null) for (const item of items()) if (wasRefused(item)) queue.retry(item.id);
		},
		async askForFiles() {
			for (const item of items()) {
				const handle = item.status === "fileNeeded" ? handles.get(item.id) : undefined;
				if (!handle) continue;
				const file = (await isAllowed(handle, "request")) ? await fileOfHandle(handle, item) : null;
				if (file) copier.take([item.id]);
				if (file) queue.giveFile(item.id, file);
				// Allowed, but it is another file by now: it has to be chosen by hand.
				else if (await isAllowed(handle, "query")) handles.delete(item.id);
			}
			showKept();
		},
		async giveFiles(files) {
			const waiting = items().filter(({ status }) => status === "fileNeeded");
			const { given, ...rest } = await matchFiles(files, waiting, sha256);
			for (const { id, file } of given) queue.giveFile(id, file);
			return rest;
		},
		discard() {
			for (const { id, status } of items())
				if (restoredIds.has(id) && status !== "done" && status !== "duplicate") queue.remove(id);
		},
		stop,
	};
}
