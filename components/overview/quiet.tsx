"use client";

import { useTranslations } from "#translations";
import type { OverviewAnswer } from "../trpc/types";
import { Card } from "../ui/card";
import { PageLink } from "../ui/page-link";

interface QuietProps {
	slug: string;
	/** The first of them. */
	people: OverviewAnswer["quiet"];
	/** How many there are. */
	count: number;
	/** How many people attended. */
	attended: number;
}

/** Who attended and has added nothing yet: people to ask for their photos. */
export function Quiet({ slug, people, count, attended }: QuietProps) {
	const t = useTranslations("organizer");
	return (
		<Card className="flex flex-col p-5">
			<h2 className="font-semibold tracking-tight">{t("quiet")}</h2>
			<p className="mt-1 text-sm text-muted">
				{attended === 0 ? t("nobodyAttended") : t("quietLead", { count })}
			</p>
			<ul className="mt-3 flex flex-col gap-2 text-sm">
				{people.map(({ id, name, email }) => (
					<li key={id} className="truncate">
						<bdi>{name ?? email ?? t("noName")}</bdi>
					</li>
				))}
			</ul>
			{count > 0 ? (
				<PageLink
					href={`/events/${slug}/roll?show=nothing-added`}
					className="mt-2 inline-flex min-h-11 items-center text-sm font-medium underline underline-offset-2"
				>
					{t("onTheRollAll", { count })}
				</PageLink>
			) : null}
		</Card>
	);
}
