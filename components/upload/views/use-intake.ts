"use client";

import { useState } from "react";
import { useTranslations } from "#translations";
import type { EventView } from "../../trpc/types";
import type { Found } from "../browser/dropped-files";
import { type Refused, takeIn } from "../intake/take-in";
import { titleFromFileName } from "../queue/title-from-file-name";
import { unreadable } from "../queue/upload-failure";
import { totals, type UploadQueue } from "../queue/upload-queue";

interface Reading {
	readonly read: number;
	readonly total: number;
}

/** Lists chosen files as drafts as soon as they are read, and remembers those that are not photos. */
export function useIntake(queue: UploadQueue | null, event: EventView) {
	const t = useTranslations("upload");
	const [refused, setRefused] = useState<readonly Refused[]>([]);
	const [aside, setAside] = useState<readonly string[]>([]);
	const [reading, setReading] = useState<Reading | null>(null);

	async function take({ files, unreadable: unread }: Found) {
		if (!queue || files.length + unread.length === 0) return;
		if (totals(queue.getSnapshot()).underWay === 0) queue.clearDone();
		setRefused(unread.map((name) => ({ name, reason: unreadable().said })));
		setAside([]);
		setReading({ read: 0, total: files.length });
		await takeIn(files, {
			maxBytes: event.maxPhotoBytes,
			listed: queue.getSnapshot().items.filter(({ status }) => status !== "done"),
			report(found, read) {
				queue.add(
					found.photos.map(({ file, type }) => ({
						...{ file, type, description: "" },
						title: titleFromFileName(file.name) || t("untitled"),
					})),
				);
				if (found.refused.length > 0) setRefused((before) => [...before, ...found.refused]);
				if (found.aside.length > 0) setAside((before) => [...before, ...found.aside]);
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
		dismissRefused: () => setRefused([]),
		dismissAside: () => setAside([]),
	};
}
