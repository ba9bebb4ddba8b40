"use client";

import { CircleAlert, CircleCheck, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import type { MissingReason } from "@/rules/package/missing";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { Card } from "../ui/card";
import { type Held, letGo, useSnapshot } from "./held";
import { MissingList } from "./missing-list";
import type { MissingPhoto } from "./package/package.types";
import { PartAgainButton } from "./part-button";

/** Trying again can help with these. What was removed, hidden or lost does not come back by asking. */
const mayComeBack: readonly MissingReason[] = ["UNREACHABLE", "DAMAGED", "NOT_READY", "LEFT_OUT"];

interface EndedProps {
	held: Held;
	/** Starts a package of these photos alone, with what else was chosen. */
	onRetry: (photos: readonly MissingPhoto[]) => Promise<void>;
}

/** What was saved, what is missing and why, or why nothing was. */
export function Ended({ held, onRetry }: EndedProps) {
	const t = useTranslations("takeHome");
	const format = useFormat();
	const failureText = useFailureText();
	const { phase, photos, bytes, part, missing, originalsLost, savedPart, failure } = useSnapshot(held);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const again = missing.filter(({ reason }) => mayComeBack.includes(reason));
	const isDone = phase === "done";
	const isWhole = isDone && photos.isListed;
	const title = () => {
		if (!isWhole) return t("doneInPart");
		return missing.length > 0 ? t("doneWithMissing", { count: missing.length }) : t("done");
	};
	return (
		<Card className="flex max-w-2xl flex-col gap-4 p-5">
			{isDone ? (
				<div role="status" className="flex flex-col gap-2">
					<h2 className="flex items-center gap-2 font-semibold tracking-tight">
						{isWhole ? (
							<CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
						) : (
							<CircleAlert aria-hidden className="size-5 shrink-0 text-bad" />
						)}
						{title()}
					</h2>
					<p className="tabular-nums">
						{t("saved", { count: photos.done - missing.length, size: format.bytes(bytes.done) })}
					</p>
					{part !== null && part > 1 ? <p>{t("savedParts", { count: part })}</p> : null}
					{isWhole ? null : <p>{t("listBroke")}</p>}
					{originalsLost > 0 ? <p>{t("originalsLost", { count: originalsLost })}</p> : null}
					{failure ? <p>{failureText(failure)}</p> : null}
					<p className="text-sm text-pretty text-muted">{t("savedList")}</p>
				</div>
			) : (
				<Banner tone="bad" title={t("failed")}>
					{failure ? <p>{failureText(failure)}</p> : null}
					<p>{t("failedText")}</p>
				</Banner>
			)}
			{savedPart ? <PartAgainButton saved={savedPart} /> : null}
			{missing.length > 0 ? <MissingList missing={missing} isOver={isDone} /> : null}
			{error ? (
				<Banner tone="bad" title={t("notStarted")}>
					{failureText(failureOf(error))}
				</Banner>
			) : null}
			<div className="flex flex-wrap gap-2">
				{isDone && again.length > 0 ? (
					<Button
						variant="primary"
						busy={busy}
						onClick={() => {
							setBusy(true);
							setError(null);
							void onRetry(again)
								.catch(setError)
								.finally(() => setBusy(false));
						}}
					>
						<RotateCw aria-hidden className="size-4" /> {t("retryMissing", { count: again.length })}
					</Button>
				) : null}
				<Button data-focus="area" onClick={letGo}>
					{isWhole ? t("another") : t("again")}
				</Button>
				<ButtonLink variant="quiet" href={`/events/${held.event.slug}`}>
					{t("toAlbum")}
				</ButtonLink>
			</div>
		</Card>
	);
}
