import clsx from "clsx";
import { Check, RotateCw, X } from "lucide-react";
import type { Failure } from "@/messages/types";
import type { Format } from "../../format/make-format";
import { useFormat } from "../../format/use-format";
import { useFailureText } from "../../language/use-failure-text";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";

function statusText(item: QueueItem, format: Format, failureText: (failure: Failure) => string): string {
	const size = format.bytes(item.size);
	switch (item.status) {
		case "draft":
			return `Waiting · ${size}`;
		case "waiting":
			if (item.askedToWait) return `Waiting because the server is busy · ${size}`;
			return `Waiting · ${size}`;
		case "hashing":
		case "signing":
			return `Preparing · ${size}`;
		case "sending":
			return `Sending · ${format.bytes(item.sentBytes)} of ${size}`;
		case "confirming":
			return "Checking that it arrived";
		case "done":
			return "Added";
		case "duplicate":
			return "Already in this album, so it was not added again";
		case "failed":
			return item.error ? failureText(item.error) : "This photo could not be added.";
	}
}

export function SendingRow({ item, queue }: { item: QueueItem; queue: UploadQueue }) {
	const format = useFormat();
	const failureText = useFailureText();
	const { status } = item;
	const arrived = status === "done" || status === "duplicate";
	const failed = status === "failed";
	const name = item.title || item.name;
	return (
		<div className="flex items-center gap-3">
			<FileThumbnail item={item} queue={queue} className="size-12" />
			<div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
				<div className="min-w-0 flex-1 basis-52">
					<p className="truncate text-left text-sm font-medium" dir="auto">
						{name}
					</p>
					<p className={clsx("text-caption tabular-nums", failed ? "text-bad" : "text-muted")}>
						{statusText(item, format, failureText)}
					</p>
					{arrived || failed ? null : (
						<ProgressBar
							value={item.size > 0 ? item.sentBytes / item.size : 0}
							label={`Progress of ${name}`}
							className="mt-1.5"
						/>
					)}
				</div>
				{item.canRetry ? (
					<Button onClick={() => queue.retry(item.id)} aria-label={`Retry ${name}`}>
						<RotateCw aria-hidden className="size-4" /> Retry
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
					aria-label={failed ? `Remove ${name} from the list` : `Stop sending ${name}`}
					onClick={() => queue.remove(item.id)}
				>
					<X aria-hidden className="size-5" />
				</Button>
			)}
		</div>
	);
}
