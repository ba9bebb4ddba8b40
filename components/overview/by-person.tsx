"use client";

import { useTranslations } from "#translations";
import { usePersonName } from "../language/use-person-name";
import type { OverviewAnswer } from "../trpc/types";
import { Card } from "../ui/card";
import { PageLink } from "../ui/page-link";

/** Who added the most photos. The bars repeat the numbers beside them, so nothing is lost without them. */
export function ByPerson({ slug, uploaders }: { slug: string; uploaders: OverviewAnswer["uploaders"] }) {
	const t = useTranslations("organizer");
	const nameOf = usePersonName();
	const { people, top } = uploaders;
	const most = top[0]?.photos ?? 0;
	return (
		<Card className="flex flex-col p-5">
			<h2 className="font-semibold tracking-tight">{t("byPerson")}</h2>
			<p className="mt-1 text-sm text-muted">{t("byPersonLead", { count: people })}</p>
			<ol className="mt-3 flex flex-col gap-1">
				{top.map(({ id, name, photos }) => (
					<li key={id}>
						<PageLink
							href={`/events/${slug}?by=${id}`}
							className="-mx-2 flex min-h-11 flex-col justify-center rounded-control px-2 hover:bg-sunken"
						>
							<span className="flex items-baseline justify-between gap-4 text-sm">
								<bdi className="truncate">{nameOf(name)}</bdi>
								<span className="font-semibold tabular-nums">{photos}</span>
							</span>
							<svg
								aria-hidden
								viewBox="0 0 100 1"
								preserveAspectRatio="none"
								className="mt-1 h-1 w-full text-film-ink rtl:-scale-x-100"
							>
								<rect width={(photos / most) * 100} height="1" fill="currentColor" />
							</svg>
						</PageLink>
					</li>
				))}
			</ol>
			{people > top.length ? (
				<PageLink
					href={`/events/${slug}/roll?by=photos`}
					className="mt-2 inline-flex min-h-11 items-center text-sm font-medium underline underline-offset-2"
				>
					{t("everybodyByPhotos")}
				</PageLink>
			) : null}
		</Card>
	);
}
