import { useTranslations } from "#translations";
import type { Translate } from "@/messages/types";
import { useFormat } from "../../format/use-format";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import type { totals } from "../queue/upload-queue";

type Totals = ReturnType<typeof totals>;

interface UploadBarProps {
	sum: Totals;
	online: boolean;
	onStart: () => void;
	onRetryAll: () => void;
	onClear: () => void;
}

/** Counts photos and not bytes, because a screen reader announces every change. */
function sentence({ count, draft, done, duplicate, failed, underWay }: Totals, t: Translate<"upload">) {
	const started = count - draft;
	if (started === 0) return t("chosen", { count: draft });
	if (underWay > 0) return t("addedSoFar", { done, started, duplicate, failed });
	return t("added", { done, duplicate, failed });
}

/** Stays at the lower edge of the screen while the list is visible, so that its button is always within reach. */
export function UploadBar({ sum, online, onStart, onRetryAll, onClear }: UploadBarProps) {
	const t = useTranslations("upload");
	const format = useFormat();
	const arrived = sum.done + sum.duplicate;
	return (
		<div className="sticky bottom-3 z-10 rounded-card border border-line bg-surface p-3 shadow-lg shadow-darkroom/10 sm:p-4">
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
				<div className="min-w-0 flex-1 basis-44">
					<p role="status" className="text-sm font-medium tabular-nums">
						{sentence(sum, t)}
					</p>
					{sum.underWay > 0 ? (
						<p className="text-caption text-muted tabular-nums">
							{online
								? t("sentSoFar", { sent: format.bytes(sum.sentBytes), total: format.bytes(sum.totalBytes) })
								: t("offline")}
						</p>
					) : null}
				</div>
				{sum.canRetry > 0 && sum.underWay === 0 ? (
					<Button onClick={onRetryAll}>{t("retryAll", { count: sum.canRetry })}</Button>
				) : null}
				{arrived > 0 && sum.underWay === 0 ? (
					<Button variant="quiet" onClick={onClear}>
						{t("clear")}
					</Button>
				) : null}
				{sum.draft > 0 ? (
					<Button variant="primary" size="large" className="w-full sm:w-auto" onClick={onStart}>
						{t("start", { count: sum.draft })}
					</Button>
				) : null}
			</div>
			{sum.underWay > 0 ? (
				<ProgressBar
					value={sum.totalBytes > 0 ? sum.sentBytes / sum.totalBytes : 0}
					label={t("progressOfAll")}
					className="mt-3"
				/>
			) : null}
		</div>
	);
}
