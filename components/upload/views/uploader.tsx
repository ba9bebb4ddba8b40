"use client";

import { useState } from "react";
import type { FileRejection } from "react-dropzone";
import { useTranslations } from "#translations";
/**
 * The uploader, where people choose photos, give them titles, send them and watch their progress. When nothing
 * can be added, it says why, above the photos that are still under way. It only shows the queue
 * (../queue/upload-queue.ts) and passes on what people do. A refused file is listed with the reason.
 */
import type { Failure } from "@/messages/types";
import { photoTypeNames } from "@/rules/photo-types";
import type { ErrorCode } from "@/server/errors";
import { draftProblems, hasProblem } from "../../format/draft-problems";
import { useFailureText } from "../../language/use-failure-text";
import type { EventView } from "../../trpc/types";
import { Banner } from "../../ui/banner";
import { refusalOf } from "../queue/file-rules";
import { titleFromFileName } from "../queue/title-from-file-name";
import { totals } from "../queue/upload-queue";
import { useQueueState, useUploadQueue } from "../upload-queues";
import { DropArea } from "./drop-area";
import { type RefusedFile, RefusedFiles } from "./refused-files";
import { SignedOut } from "./signed-out";
import { UploadBar } from "./upload-bar";
import { UploadList } from "./upload-list";

const signedOut: ErrorCode = "SIGNED_OUT";
const notSupported: Failure = {
	code: "TYPE_NOT_SUPPORTED" satisfies ErrorCode,
	params: { types: photoTypeNames },
};

export function Uploader({ event }: { event: EventView }) {
	const queue = useUploadQueue(event);
	const state = useQueueState(queue);
	const t = useTranslations("upload");
	const failureText = useFailureText();
	const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
	/** Missing words are marked after the first attempt to start. */
	const [marked, setMarked] = useState(false);
	const sum = totals(state);
	const notDone = state.items.filter((item) => item.status !== "done");

	const choose = (files: readonly File[], rejections: readonly FileRejection[]) => {
		if (sum.underWay === 0) queue?.clearDone();
		setMarked(false);
		setRefused(
			rejections.map(({ file }) => ({
				file,
				reason: refusalOf(file, event.maxPhotoBytes, notDone) ?? notSupported,
			})),
		);
		queue?.add(
			files.map((file) => ({
				file,
				title: titleFromFileName(file.name) || t("untitled"),
				description: "",
			})),
		);
	};

	const start = () => {
		const wrong = state.items.find((item) => item.status === "draft" && hasProblem(draftProblems(item)));
		setMarked(wrong !== undefined);
		if (!wrong) return queue?.start();
		document.querySelector<HTMLElement>(`[data-upload-id="${wrong.id}"] input`)?.focus();
	};

	return (
		<section
			aria-label={t("addPhotos")}
			data-done={sum.done + sum.duplicate}
			data-total={sum.count}
			className="mb-10 flex flex-col gap-3"
		>
			{event.uploads.allowed ? (
				<DropArea
					event={event}
					compact={state.items.length > 0}
					refuse={(file) => refusalOf(file, event.maxPhotoBytes, notDone)}
					onChoose={choose}
				/>
			) : (
				<Banner>{failureText(event.uploads)}</Banner>
			)}
			<RefusedFiles files={refused} onDismiss={() => setRefused([])} />
			{queue && sum.count > 0 ? (
				<>
					<UploadList items={state.items} queue={queue} marked={marked} scrolls={sum.draft === 0} />
					{state.items.some(({ errorCode }) => errorCode === signedOut) ? (
						<SignedOut slug={event.slug} />
					) : null}
					<UploadBar
						sum={sum}
						online={state.online}
						onStart={start}
						onRetryAll={queue.retryAll}
						onClear={queue.clearDone}
					/>
				</>
			) : null}
		</section>
	);
}
