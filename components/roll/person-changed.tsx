import { useTranslations } from "#translations";
import type { RollRow } from "../trpc/types";
import { Banner } from "../ui/banner";
import { draftOf, type PersonDraft } from "./person-form";

/** What another organizer saved while this one was typing. */
export function PersonChanged({ seen, theirs }: { seen: RollRow; theirs: RollRow }) {
	const t = useTranslations("roll");
	const labels: Record<keyof PersonDraft, string> = {
		name: t("name"),
		email: t("email"),
		group: t("group"),
		plusOnes: t("companions"),
		note: t("note"),
	};
	const [before, now] = [draftOf(seen), draftOf(theirs)];
	const changed = (Object.keys(labels) as (keyof PersonDraft)[]).filter((name) => before[name] !== now[name]);
	return (
		<Banner tone="bad" title={t("changedMeanwhile")}>
			<ul className="mt-1 list-disc ps-5">
				{changed.map((name) => (
					<li key={name} className="wrap-anywhere">
						{t.rich("theirs", {
							field: labels[name],
							value: now[name] || t("none"),
							b: (label) => <strong className="font-semibold">{label}</strong>,
						})}
					</li>
				))}
			</ul>
			<p className="mt-2">{t("yoursKept")}</p>
		</Banner>
	);
}
