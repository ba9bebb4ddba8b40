"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import type { DoorAnswer, DoorPerson } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { DoorLine, type DoorLineProps } from "./door-line";

interface DoorListProps extends Pick<DoorLineProps, "onCheckIn" | "onUndo" | "onCompanions"> {
	found: {
		data: DoorAnswer | undefined;
		error: unknown;
		/** The list is still that of the words before. */
		isPlaceholderData: boolean;
		refetch: () => Promise<unknown>;
	};
	/** What the list is for; empty for those who came in last. */
	search: string;
	busy: ReadonlySet<string>;
	/** "19:02" */
	timeOf: (at: Date) => string;
	onWalkIn: () => void;
}

/** Those who were found, or who came in last. Below them is the way for somebody who is not on the roll. */
export function DoorList({ found, search, busy, timeOf, onWalkIn, ...presses }: DoorListProps) {
	const t = useTranslations("door");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const { data, error } = found;
	if (!data)
		return error ? (
			<Banner
				tone="bad"
				title={t("notLoaded")}
				action={<Button onClick={() => void found.refetch()}>{common("tryAgain")}</Button>}
			>
				{failureText(failureOf(error))}
			</Banner>
		) : null;
	const since = ({ checkIn }: DoorPerson) => {
		if (!checkIn?.at) return t("inside");
		const time = timeOf(checkIn.at);
		return checkIn.by ? t("sinceBy", { time, by: checkIn.by }) : t("since", { time });
	};
	return (
		<div className="flex flex-col gap-3">
			{search === "" ? (
				<h3 className="text-caption font-medium text-muted">
					{t(data.people.length > 0 ? "last" : "nobodyYet")}
				</h3>
			) : (
				<p role="status" className="text-caption font-medium text-muted">
					{found.isPlaceholderData ? t("searching") : t("found", { count: data.people.length })}
				</p>
			)}
			<ul aria-busy={found.isPlaceholderData} className="flex flex-col gap-2 empty:hidden">
				{data.people.map((person) => (
					<li key={person.id} data-focus={`person-${person.id}`}>
						<DoorLine person={person} busy={busy.has(person.id)} since={since(person)} {...presses} />
					</li>
				))}
			</ul>
			{data.more ? <p className="text-sm text-muted">{t("more")}</p> : null}
			{search !== "" && !found.isPlaceholderData ? (
				<Button size="large" aria-haspopup="dialog" onClick={onWalkIn} className="self-start">
					<UserPlus aria-hidden className="size-5" /> <bdi>{t("addSearched", { name: search })}</bdi>
				</Button>
			) : null}
		</div>
	);
}
