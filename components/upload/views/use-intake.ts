"use client";

import { useState, useSyncExternalStore } from "react";
import type { Failure, Key } from "@/messages/types";
import type { EventView } from "../../trpc/types";
import { importPatiently } from "../../ui/import-patiently";
import type { Found } from "../browser/dropped-files";
import { leftOutFiles } from "../intake/left-out";
import type { GivenFiles } from "../keep/keeping";
import type { QueueKeeping } from "../keep-queue";
import { openQueueOf } from "../open-queues";
import { unreadable } from "../queue/upload-failure";
import { totals, type UploadQueue } from "../queue/upload-queue";

const notTheSame: Failure = { code: "NOT_THE_SAME_FILE" satisfies Key<"failures"> };

interface IntakeOptions {
	keeping: QueueKeeping | undefined;
	/** For whom the photos are. */
	forId: string | null;
}

interface Reading {
	readonly read: number;
	readonly total: number;
}

/** Not part of the page's first load, because most people only look at photos. */
export const loadIntake = () => importPatiently(() => import("../intake/intake"));

/** Of a queue that is not open, as on the server. */
const noFiles = leftOutFiles();

/** Lists chosen files as drafts as soon as they are read, and remembers those that are not photos. */
export function useIntake(queue: UploadQueue | null, event: EventView, { keeping, forId }: IntakeOptions) {
	const leftOut = openQueueOf(event.id)?.leftOut ?? noFiles;
	const { refused, aside } = useSyncExternalStore(
		leftOut.subscribe,
		leftOut.getSnapshot,
		noFiles.getSnapshot,
	);
	const [reading, setReading] = useState<Reading | null>(null);

	/** Gives photos from an earlier page their files again. Returns the files that are none of theirs. */
	async function giveBack(files: readonly File[]): Promise<GivenFiles> {
		const waits = queue && totals(queue.getSnapshot()).fileNeeded > 0;
		return (waits && (await keeping?.giveFiles(files))) || { others: [...files], different: [] };
	}

	async function take({ files: chosen, inFolders, unreadable: unread }: Found) {
		if (!queue || chosen.length + unread.length === 0) return;
		setReading({ read: 0, total: chosen.length });
		const { sectionOfAll, takeIn, titleFromFileName } = await loadIntake();
		const { others: files, different } = await giveBack(chosen);
		if (totals(queue.getSnapshot()).underWay === 0) queue.clearDone();
		leftOut.chosenAgain([...chosen.map(({ name }) => name), ...unread]);
		leftOut.add({
			refused: [
				...unread.map((name) => ({ name, reason: unreadable().said })),
				...different.map(({ name }) => ({ name, reason: notTheSame })),
			],
		});
		setReading({ read: 0, total: files.length });
		await takeIn(files, {
			maxBytes: event.maxPhotoBytes,
			...(inFolders && { inFolders }),
			listed: queue.getSnapshot().items.filter(({ status }) => status !== "done" && status !== "fileNeeded"),
			report(found, read) {
				queue.add(
					found.photos.map(({ file, type }) => ({
						...{ file, type, description: "" },
						title: titleFromFileName(file.name),
						// As those that are listed already, if they all have the same.
						forId,
						sectionId: sectionOfAll(queue.getSnapshot().items, event.sections) ?? null,
					})),
				);
				leftOut.add(found);
				setReading({ read, total: files.length });
			},
		});
		setReading(null);
	}

	return {
		take,
		refused,
		aside,
		reading,
		dismissRefused: () => leftOut.dismiss("refused"),
		dismissAside: () => leftOut.dismiss("aside"),
	};
}
