"use client";

import { lazy, Suspense } from "react";
import type { EventView } from "../../trpc/types";
import { importPatiently } from "../../ui/import-patiently";
import type { QueueKeeping } from "../keep-queue";
import type { UploadQueue } from "../queue/upload-queue";
import { DropArea } from "./drop-area";
import { useFileSources } from "./use-file-sources";
import { useForWhom } from "./use-for-whom";
import { useIntake } from "./use-intake";

const ForWhom = lazy(() => importPatiently(async () => ({ default: (await import("./for-whom")).ForWhom })));
const LeftOut = lazy(() => importPatiently(async () => ({ default: (await import("./left-out")).LeftOut })));

interface PhotoSourcesProps {
	event: EventView;
	queue: UploadQueue | null;
	keeping: QueueKeeping | undefined;
	compact: boolean;
}

/** Every way in which photos come into the list: chosen, taken, dropped or pasted. Says what became of the other files. */
export function PhotoSources({ event, queue, keeping, compact }: PhotoSourcesProps) {
	const forWhom = useForWhom(event, (forId) => {
		const drafts = queue?.getSnapshot().items.filter(({ status }) => status === "draft") ?? [];
		queue?.editAll(
			drafts.map(({ id }) => id),
			{ forId },
		);
	});
	const intake = useIntake(queue, event, { keeping, forId: forWhom.id });
	const dragging = useFileSources((found) => void intake.take(found));
	return (
		<>
			{forWhom.isOffered ? (
				<Suspense fallback={null}>
					<ForWhom event={event} id={forWhom.id} onChoose={forWhom.onChoose} />
				</Suspense>
			) : null}
			<DropArea
				event={event}
				compact={compact}
				dragging={dragging}
				reading={intake.reading}
				onChoose={(files) => void intake.take({ files, unreadable: [] })}
			/>
			{intake.refused.length + intake.aside.length > 0 ? (
				<Suspense fallback={null}>
					<LeftOut {...intake} />
				</Suspense>
			) : null}
		</>
	);
}
