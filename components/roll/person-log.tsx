"use client";

import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { usePersonName } from "../language/use-person-name";
import type { RollPerson } from "../trpc/types";

type Entry = RollPerson["log"][number];
type Duty = RollPerson["duties"][number];

interface PersonLogProps {
	log: readonly Entry[];
	duties: readonly Duty[];
	timezone: string;
}

/** Every change of somebody's status, and when they were a steward, the newest first. */
export function PersonLog({ log, duties, timezone }: PersonLogProps) {
	const t = useTranslations("roll");
	const format = useFormat();
	const nameOf = usePersonName();
	const status = (value: NonNullable<Entry["to"]>) => t(`low${value}`);

	const name = (text: React.ReactNode) => <bdi>{text}</bdi>;

	function what({ from, to, how, ofMerged }: Entry): string {
		// The row that is one with this one now has gone for that alone.
		if (to === null) return t(ofMerged ? "entryMerged" : "entryRemoved");
		if (from === null && how === "UNDO") return t("entryBack", { status: status(to) });
		return from === null
			? t("entryAdded", { status: status(to) })
			: t("entry", { from: status(from), to: status(to) });
	}
	function by({ how, by: actor }: Entry) {
		if (how === "BY_HAND")
			return actor === null ? t("bySomebody") : t.rich("byBY_HAND", { who: nameOf(actor), name });
		if (how === "DOOR") return t.rich("byDOOR", { who: nameOf(actor), name });
		if (how === "UNDO") return t.rich("byUNDO", { who: nameOf(actor), name });
		if (how === "MERGE") return t.rich("byMERGE", { who: nameOf(actor), name });
		if (how === "SIGN_IN") return t("bySIGN_IN");
		if (how === "IMPORT") return t("byIMPORT");
		if (how === "JOIN_CODE") return t("byJOIN_CODE");
		return how === "ORGANIZER" ? t("bySomebody") : t("bySYSTEM");
	}
	const lines = [
		...log.map((entry) => ({ id: entry.id, at: entry.at, what: what(entry), by: by(entry) })),
		...duties.map(({ id, at, steward, by: actor }) => ({
			...{ id, at, what: t(steward ? "dutyBegan" : "dutyEnded") },
			by: t.rich("byBY_HAND", { who: nameOf(actor), name }),
		})),
	].sort((one, other) => other.at.getTime() - one.at.getTime());
	return (
		<section>
			<h3 className="font-semibold">{t("log")}</h3>
			<ol className="mt-1 flex flex-col gap-1.5">
				{lines.map((line) => (
					<li key={line.id}>
						{line.what}
						<span className="block text-caption text-muted">
							<time dateTime={line.at.toISOString()}>{format.moment(line.at, timezone)}</time>, {line.by}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}
