/**
 * What the page says about photos that outlive it: those that go on, those that another tab has, those that need their
 * files again, those that this browser cannot keep, and those that stopped. Most visits never load it.
 */
import { useState } from "react";
import { useTranslations } from "#translations";
import type { EventView } from "../../trpc/types";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import type { KeepingState } from "../keep/keeping";
import type { QueueKeeping } from "../keep-queue";
import { type QueueState, totals } from "../queue/upload-queue";
import { StoppedNote } from "./stopped-note";

interface KeptNotesProps {
	event: EventView;
	state: QueueState;
	kept: KeepingState;
	keeping: QueueKeeping;
}

export function KeptNotes({ event, state, kept, keeping }: KeptNotesProps) {
	const t = useTranslations("kept");
	const sum = totals(state);
	const toChoose = sum.fileNeeded - kept.toAllow;
	const unfinished = sum.count - sum.done - sum.duplicate;
	return (
		<>
			{kept.lostAt !== null && unfinished > 0 ? (
				<StoppedNote count={unfinished} event={event.name} timeZone={event.timezone} lostAt={kept.lostAt} />
			) : null}
			{kept.lostAt === null ? <Restored state={state} kept={kept} discard={keeping.discard} /> : null}
			{kept.elsewhere > 0 ? <Banner>{t("elsewhere", { count: kept.elsewhere })}</Banner> : null}
			{kept.toAllow > 0 ? (
				<Banner
					title={t("toAllow", { count: kept.toAllow })}
					action={
						<Button onClick={() => void keeping.askForFiles()}>{t("allow", { count: kept.toAllow })}</Button>
					}
				>
					{t("toAllowAdvice", { count: kept.toAllow })}
				</Banner>
			) : null}
			{toChoose > 0 ? (
				<Banner title={t("filesNeeded", { count: toChoose })}>
					{t("filesNeededAdvice", { count: toChoose })}
				</Banner>
			) : null}
			{kept.cannotKeep > 0 ? (
				<Banner title={t("cannotKeep", { count: kept.cannotKeep })}>
					{t("cannotKeepAdvice", { count: kept.cannotKeep })}
				</Banner>
			) : null}
		</>
	);
}

function Restored({ state, kept, discard }: { state: QueueState; kept: KeepingState; discard: () => void }) {
	const t = useTranslations("kept");
	const [isAsking, setIsAsking] = useState(false);
	const sum = totals({ items: state.items.filter(({ id }) => kept.restoredIds.has(id)) });
	const left = sum.count - sum.done - sum.duplicate;
	if (left === 0 || (sum.underWay === 0 && sum.draft === 0)) return null;
	if (isAsking) {
		return (
			<Banner
				action={
					<>
						<Button variant="quiet" onClick={() => setIsAsking(false)}>
							{t("keepThem")}
						</Button>
						<Button variant="danger" onClick={discard}>
							{t("discardThem", { count: left })}
						</Button>
					</>
				}
			>
				{t("discardQuestion", { count: left })}
			</Banner>
		);
	}
	const isGoingOn = sum.underWay > 0;
	return (
		<Banner
			action={
				<Button variant="quiet" onClick={() => setIsAsking(true)}>
					{t("discard")}
				</Button>
			}
		>
			<span role="status">
				{isGoingOn ? t("goingOn", { count: sum.underWay }) : t("stillHere", { count: sum.draft })}
			</span>
		</Banner>
	);
}
