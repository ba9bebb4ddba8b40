"use client";

import { Pause, Play, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import type { Translate } from "@/messages/types";
import type { Format } from "../format/make-format";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ProgressBar } from "../ui/progress-bar";
import type { Pace } from "../waiting/pace";
import { type Held, letGo, shareDone, useSnapshot } from "./held";
import { MissingList } from "./missing-list";
import type { Package, PackageSnapshot } from "./package/package.types";
import { PartAgainButton, PartButton } from "./part-button";
import { useAnnouncement } from "./use-announcement";

/** A download that is under way: how far it is, and what can be done about it. */
export function Progress({ held }: { held: Held }) {
	const t = useTranslations("takeHome");
	const format = useFormat();
	const now = useSnapshot(held);
	const { phase, photos, missing, press, savedPart, failure } = now;
	const failureText = useFailureText();
	const said = useAnnouncement(now);
	const { making } = held;
	const isWaiting =
		phase === "paused" || phase === "offline" || phase === "storeAway" || phase === "signedOut";
	return (
		<Card className="flex max-w-2xl flex-col gap-4 p-5">
			<h2 className="font-semibold tracking-tight">{t("running")}</h2>
			<p role="status" className="sr-only">
				{said}
			</p>
			<div className="flex flex-col gap-2">
				<ProgressBar value={Math.min(0.99, shareDone(now))} label={t("progress")} />
				<p className="text-lg font-medium tabular-nums">
					{phase === "listing" ? t("listing") : t("filesSoFar", photos)}
				</p>
				<p className="text-sm text-pretty text-muted tabular-nums">{detailOf(now, t, format)}</p>
			</div>
			{failure ? <Banner>{failureText(failure)}</Banner> : null}
			{isWaiting ? <Banner title={t(phase)}>{t(`${phase}Text`)}</Banner> : null}
			{press ? <PartButton press={press} /> : null}
			{savedPart ? <PartAgainButton saved={savedPart} /> : null}
			{missing.length > 0 ? <MissingList missing={missing} isOver={false} /> : null}
			<Controls
				isPaused={phase === "paused"}
				canPause={phase === "listing" || phase === "fetching" || phase === "paused"}
				canResume={isWaiting}
				{...{ making }}
			/>
			<p className="text-caption text-pretty text-muted">{t("keepOpen")}</p>
		</Card>
	);
}

/** "310 MB of about 1.2 GB · 8.1 MB/s · about 2 minutes left", as far as it is known. */
function detailOf(now: PackageSnapshot, t: Translate<"takeHome">, format: Format): string {
	const { phase, bytes, photos, pace, part } = now;
	if (phase === "listing") return photos.total > 0 ? t("listed", { count: photos.total }) : "";
	const values = { done: format.bytes(bytes.done), total: format.bytes(Math.max(bytes.done, bytes.total)) };
	const parts = [t(bytes.isEstimate ? "bytesSoFarAbout" : "bytesSoFar", values)];
	if (part !== null) parts.unshift(t("part", { part }));
	if (phase === "finishing") parts.push(t("finishing"));
	if (phase === "fetching" && pace)
		parts.push(t("speed", { speed: format.bytes(pace.speed) }), timeLeft(pace, t));
	return parts.join(" · ");
}

function timeLeft({ minutesLeft }: Pace, t: Translate<"takeHome">) {
	if (minutesLeft === null) return t("secondsLeft");
	if (minutesLeft < 90) return t("minutesLeft", { minutes: minutesLeft });
	return t("hoursLeft", { hours: Math.round(minutesLeft / 60) });
}

interface ControlsProps {
	isPaused: boolean;
	canPause: boolean;
	canResume: boolean;
	making: Pick<Package, "pause" | "resume" | "finishNow">;
}

function Controls({ isPaused, canPause, canResume, making }: ControlsProps) {
	const t = useTranslations("takeHome");
	const [asking, setAsking] = useState(false);
	if (asking)
		return (
			<div className="flex flex-wrap items-center gap-2">
				<p className="min-w-0 flex-1 basis-56 text-sm font-medium">{t("cancelSure")}</p>
				<Button onClick={making.finishNow}>{t("finishNow")}</Button>
				<Button variant="danger" onClick={letGo}>
					{t("cancelYes")}
				</Button>
				{/* The focus comes here and not to the button that cancels, because Enter may be pressed twice. */}
				<Button variant="primary" data-focus="asking" onClick={() => setAsking(false)}>
					{t("cancelNo")}
				</Button>
			</div>
		);
	return (
		<div className="flex flex-wrap gap-2">
			{canResume ? (
				<Button variant="primary" data-focus="pause area" onClick={making.resume}>
					<Play aria-hidden className="size-4 rtl:-scale-x-100" /> {t(isPaused ? "resume" : "resumeNow")}
				</Button>
			) : (
				<Button data-focus="pause area" disabled={!canPause} onClick={making.pause}>
					<Pause aria-hidden className="size-4" /> {t("pause")}
				</Button>
			)}
			<Button variant="quiet" data-focus="asking area" onClick={() => setAsking(true)}>
				<X aria-hidden className="size-4" /> {t("cancel")}
			</Button>
		</div>
	);
}
