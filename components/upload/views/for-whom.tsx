"use client";

import { useTranslations } from "#translations";
import type { EventView } from "../../trpc/types";

type Household = Pick<EventView, "uploadsFor">;

interface ForWhomProps {
	event: Household;
	id: string | null;
	onChoose: (id: string) => void;
}

/** For somebody who has dependants (./use-for-whom.ts). */
export function ForWhom({ event: { uploadsFor }, id, onChoose }: ForWhomProps) {
	const t = useTranslations("upload");
	const [first] = uploadsFor;
	if (!first) return null;
	const nameOf = ({ name, own }: (typeof uploadsFor)[number]) =>
		own ? t("forMe") : name || t("forSomebody");
	if (uploadsFor.length === 1)
		return (
			<p className="text-sm">
				{t.rich("forOne", { who: nameOf(first), name: (text) => <bdi className="font-medium">{text}</bdi> })}
			</p>
		);
	return (
		<fieldset className="flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
			<legend className="float-start me-2 py-2.5 text-muted">{t("forWhom")}</legend>
			{uploadsFor.map((person) => (
				<label
					key={person.id}
					className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-control border border-line-strong/60 px-3 has-[:checked]:border-film has-[:checked]:bg-film-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
				>
					<input
						type="radio"
						name="for-whom"
						checked={person.id === id}
						onChange={() => onChoose(person.id)}
						className="size-4 shrink-0 accent-film"
					/>
					<bdi className="truncate font-medium">{nameOf(person)}</bdi>
				</label>
			))}
		</fieldset>
	);
}
