import { countOf } from "../../format/count";
import { useFormat } from "../../format/use-format";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import type { totals } from "../queue/upload-queue";

interface UploadBarProps {
	sum: ReturnType<typeof totals>;
	online: boolean;
	onStart: () => void;
	onRetryAll: () => void;
	onClear: () => void;
}

/** Counts photos and not bytes, because a screen reader announces every change. */
function sentence({ count, draft, done, duplicate, failed, underWay }: UploadBarProps["sum"]) {
	const started = count - draft;
	if (started === 0) return `${countOf(draft, "photo")} chosen`;
	const troubles = failed > 0 ? `, ${failed} failed` : "";
	const already = duplicate > 0 ? `, ${duplicate} already there` : "";
	if (underWay > 0) return `${done} of ${countOf(started, "photo")} added${already}${troubles}`;
	return `${countOf(done, "photo")} added${already}${troubles}`;
}

/** Stays at the lower edge of the screen while the list is visible, so that its button is always within reach. */
export function UploadBar({ sum, online, onStart, onRetryAll, onClear }: UploadBarProps) {
	const format = useFormat();
	const arrived = sum.done + sum.duplicate;
	return (
		<div className="sticky bottom-3 z-10 rounded-card border border-line bg-surface p-3 shadow-lg shadow-darkroom/10 sm:p-4">
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
				<div className="min-w-0 flex-1 basis-44">
					<p role="status" className="text-sm font-medium tabular-nums">
						{sentence(sum)}
					</p>
					{sum.underWay > 0 ? (
						<p className="text-caption text-muted tabular-nums">
							{online
								? `${format.bytes(sum.sentBytes)} of ${format.bytes(sum.totalBytes)}. Keep this page open.`
								: "You are offline. The upload resumes when you are back online."}
						</p>
					) : null}
				</div>
				{sum.canRetry > 0 && sum.underWay === 0 ? (
					<Button onClick={onRetryAll}>Retry {countOf(sum.canRetry, "photo")}</Button>
				) : null}
				{arrived > 0 && sum.underWay === 0 ? (
					<Button variant="quiet" onClick={onClear}>
						Clear the list
					</Button>
				) : null}
				{sum.draft > 0 ? (
					<Button variant="primary" size="large" className="w-full sm:w-auto" onClick={onStart}>
						Add {countOf(sum.draft, "photo")}
					</Button>
				) : null}
			</div>
			{sum.underWay > 0 ? (
				<ProgressBar
					value={sum.totalBytes > 0 ? sum.sentBytes / sum.totalBytes : 0}
					label="Progress of all photos"
					className="mt-3"
				/>
			) : null}
		</div>
	);
}
