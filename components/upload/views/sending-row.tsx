import clsx from "clsx";
import { Check, CircleAlert, RotateCw, X } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "#translations";
import type { Failure, Translate } from "@/messages/types";
import type { Format } from "../../format/make-format";
import { useFormat } from "../../format/use-format";
import { useFailureText } from "../../language/use-failure-text";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import { hasArrived, takesWords } from "../queue/upload-item";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";
import { KeptWords } from "./kept-words";
import { nameOf } from "./name-of";

interface Words {
	t: Translate<"upload">;
	format: Format;
	failureText: (failure: Failure) => string;
}

function statusText(item: QueueItem, { t, format, failureText }: Words): string {
	if (item.notDeveloped) return failureText(item.notDeveloped);
	const size = format.bytes(item.size);
	switch (item.status) {
		case "draft":
			return t("waiting", { size });
		case "waiting":
			return t(item.askedToWait ? "askedToWait" : "waiting", { size });
		case "hashing":
		case "signing":
			return t("preparing", { size });
		case "sending":
			return t("sending", { sent: format.bytes(item.sentBytes), size });
		case "confirming":
		case "done":
		case "duplicate":
			return t(item.status);
		case "fileNeeded":
			return t("fileNeeded", { name: item.name });
		case "failed":
			return item.error ? failureText(item.error) : t("failed");
	}
}

/** A photo that is sent is not yet in the album: only the server's word makes it whole. */
const progressOf = ({ sentBytes, size }: QueueItem) => (size > 0 ? Math.min(0.99, sentBytes / size) : 0);

interface SendingRowProps {
	item: QueueItem;
	queue: UploadQueue;
	tabIndex: number;
	onOpen: (id: string) => void;
}

export const SendingRow = memo(function SendingRow({ item, queue, tabIndex, onOpen }: SendingRowProps) {
	const t = useTranslations("upload");
	const format = useFormat();
	const failureText = useFailureText();
	const { status } = item;
	const failed = status === "failed" || Boolean(item.notDeveloped);
	const arrived = !failed && hasArrived(item);
	const rests = arrived || failed || status === "fileNeeded";
	const name = nameOf(item);
	const thumbnail = <FileThumbnail item={item} queue={queue} className="size-12" passing />;
	return (
		<div className="flex flex-wrap items-center gap-3">
			{takesWords(item) ? (
				<button
					type="button"
					tabIndex={tabIndex}
					aria-label={t("wordsFor", { name })}
					aria-haspopup="dialog"
					onClick={() => onOpen(item.id)}
					className="shrink-0 rounded-photo"
				>
					{thumbnail}
				</button>
			) : (
				<span className="shrink-0">{thumbnail}</span>
			)}
			{/* With large text it goes below the thumbnail. */}
			<div className="flex min-w-32 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
				{/* Not text-start, which would follow the direction of the title. */}
				<div className="min-w-0 flex-1 basis-52 text-left rtl:text-right">
					{/* It is cut off at its own end, which may be on the left. */}
					<p className="truncate text-sm font-medium" dir="auto">
						{name}
					</p>
					<p className={clsx("text-caption tabular-nums", failed ? "flex gap-1.5 text-bad" : "text-muted")}>
						{failed ? <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> : null}
						<span>{statusText(item, { t, format, failureText })}</span>
					</p>
					{rests ? null : (
						<ProgressBar value={progressOf(item)} label={t("progressOf", { name })} className="mt-1.5" />
					)}
				</div>
				{item.wordsError ? (
					<p role="alert" className="basis-full text-caption text-bad">
						{t("wordsNotSaved", { reason: failureText(item.wordsError) })}
					</p>
				) : null}
				{item.kept ? <KeptWords kept={item.kept} item={item} queue={queue} tabIndex={tabIndex} /> : null}
				{item.canRetry || item.wordsError ? (
					<Button
						tabIndex={tabIndex}
						onClick={() => queue.retry(item.id)}
						aria-label={t("retryOne", { name })}
					>
						<RotateCw aria-hidden className="size-4" /> {t("retry")}
					</Button>
				) : null}
			</div>
			{arrived ? (
				<span className="grid size-11 place-items-center text-good">
					<Check aria-hidden className="size-5" strokeWidth={2.5} />
				</span>
			) : (
				<Button
					variant="quiet"
					size="icon"
					tabIndex={tabIndex}
					aria-label={t(failed ? "removeFromList" : "stopSending", { name })}
					onClick={() => queue.remove(item.id)}
				>
					<X aria-hidden className="size-5" />
				</Button>
			)}
		</div>
	);
});
