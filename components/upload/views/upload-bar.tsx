import clsx from "clsx";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import type { Translate } from "@/messages/types";
import { useFormat } from "../../format/use-format";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import { useEdgeBar } from "../../ui/use-edge-bar";
import type { Pace } from "../../waiting/pace";
import type { totals } from "../queue/upload-queue";

type Totals = ReturnType<typeof totals>;

interface UploadBarProps {
	sum: Totals;
	pace: Pace | null;
	online: boolean;
	/** Everything that is not in the event yet survives the page. */
	isKept: boolean;
	onStart: () => void;
	onCancelAll: () => void;
	onClear: () => void;
}

function sentence({ count, draft, done, duplicate, failed, underWay }: Totals, t: Translate<"upload">) {
	const started = count - draft;
	if (started === 0) return t("chosen", { count: draft });
	if (underWay > 0) return t("addedSoFar", { done, started, duplicate, failed });
	return t("added", { done, duplicate, failed });
}

/** What screen readers announce: each failure, and of the photos only every tenth part, or five hundred would be read out. */
function announcement(sum: Totals, t: Translate<"upload">) {
	const step = Math.max(1, Math.ceil((sum.count - sum.draft) / 10));
	const told = (count: number) => (sum.underWay > 0 ? count - (count % step) : count);
	return sentence({ ...sum, done: told(sum.done), duplicate: told(sum.duplicate) }, t);
}

function useDetail({
	sum,
	pace,
	online,
	isKept,
}: Pick<UploadBarProps, "sum" | "pace" | "online" | "isKept">): string | null {
	const t = useTranslations("upload");
	const format = useFormat();
	if (sum.underWay === 0) return sum.unsent > 0 ? t("unsent", { count: sum.unsent }) : null;
	if (!online) return t("offline");
	if (sum.totalBytes > 0 && sum.sentBytes >= sum.totalBytes)
		return t("checkingLast", { count: sum.underWay });
	const [sent, total] = [format.bytes(sum.sentBytes), format.bytes(sum.totalBytes)];
	if (!pace) return t(isKept ? "sentSoFarKept" : "sentSoFar", { sent, total });
	const { minutesLeft } = pace;
	const left =
		minutesLeft === null
			? t("soonDone")
			: minutesLeft < 90
				? t("minutesLeft", { minutes: minutesLeft })
				: t("hoursLeft", { hours: Math.round(minutesLeft / 60) });
	return `${t("sentAt", { sent, total, speed: format.bytes(pace.speed) })} · ${left}`;
}

/**
 * Stays at the lower edge of the screen while the list is visible, so that its button is always within reach. Where it
 * would cover more than a sixth of the screen, it stays below the list.
 */
export function UploadBar(props: UploadBarProps) {
	const { sum, onStart, onCancelAll, onClear } = props;
	const t = useTranslations("upload");
	const detail = useDetail(props);
	const [asking, setAsking] = useState(false);
	const { ref, fits } = useEdgeBar<HTMLDivElement>({ edge: "bottom" });
	const underWay = sum.underWay > 0;
	const arrived = sum.done + sum.duplicate;
	return (
		<div
			ref={ref}
			data-focus="bar"
			className={clsx(
				"bottom-2 z-10 overflow-hidden rounded-card border border-line bg-surface shadow-lg shadow-darkroom/10",
				fits && "sticky",
			)}
		>
			{underWay ? (
				<ProgressBar
					value={sum.totalBytes > 0 ? Math.min(0.99, sum.sentBytes / sum.totalBytes) : 0}
					label={t("progressOfAll")}
					className="rounded-none"
				/>
			) : null}
			<p role="status" className="sr-only">
				{announcement(sum, t)}
			</p>
			<div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-2.5 ps-4">
				<div className="min-w-0 flex-1 basis-28">
					{asking && underWay ? (
						<p className="text-sm font-medium">{t("stopAllSure", { count: sum.underWay })}</p>
					) : (
						<>
							<p aria-hidden className="text-sm font-medium tabular-nums">
								{sentence(sum, t)}
							</p>
							{detail ? <p className="text-caption text-muted tabular-nums">{detail}</p> : null}
						</>
					)}
				</div>
				{underWay && asking ? (
					<>
						<Button
							variant="danger"
							onClick={() => {
								setAsking(false);
								onCancelAll();
							}}
						>
							{t("stop")}
						</Button>
						{/* The focus comes here and not to the button that stops, because Enter may be pressed twice. */}
						<Button data-focus="asking" onClick={() => setAsking(false)}>
							{t("goOn")}
						</Button>
					</>
				) : null}
				{sum.underWay > 1 && !asking ? (
					<Button variant="quiet" data-focus="asking" onClick={() => setAsking(true)}>
						<X aria-hidden className="size-5 sm:hidden" />
						<span className="max-sm:sr-only">{t("stopAll")}</span>
					</Button>
				) : null}
				{arrived > 0 && !underWay ? (
					<Button variant="quiet" onClick={onClear}>
						{t("clear")}
					</Button>
				) : null}
				{sum.draft > 0 ? (
					<Button variant="primary" onClick={onStart}>
						{t("start", { count: sum.draft })}
					</Button>
				) : null}
			</div>
		</div>
	);
}
