"use client";

import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { usePersonName } from "../language/use-person-name";
import type { RollPerson, RollRow } from "../trpc/types";

/** The message about how somebody who is invited was told of the event, or what keeps them from being told. */
export function toldKey(invitation: RollRow["invitation"]) {
	if (invitation?.mail === "WAITING" || invitation?.mail === "SENDING") return "toldSoon";
	if (invitation?.how) return `told${invitation.how}` as const;
	if (invitation?.mail === "FAILED") return "toldFAILED";
	return invitation?.mail === "UNSURE" ? "toldUNSURE" : "toldNever";
}

/** Whether somebody was told of the event: how, when and by whom; or why an e-mail did not reach them. */
export function Told({ person, timezone }: { person: RollPerson; timezone: string }) {
	const t = useTranslations("roll");
	const format = useFormat();
	const nameOf = usePersonName();
	const { invitation, toldBy, status } = person;
	if (status !== "INVITED" && !invitation) return null;
	const key = toldKey(invitation);
	const name = (text: React.ReactNode) => <bdi>{text}</bdi>;
	return (
		<p className="wrap-anywhere">
			{invitation?.toldAt && (key === "toldMAIL" || key === "toldBY_HAND")
				? t.rich(key === "toldMAIL" ? "mailedOn" : "toldOn", {
						when: format.moment(invitation.toldAt, timezone),
						who: nameOf(toldBy),
						name,
					})
				: t(`${key}Long`)}
			{key === "toldFAILED" && invitation?.failure ? ` ${invitation.failure}` : null}
		</p>
	);
}
