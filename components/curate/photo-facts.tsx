"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useFormat } from "../format/use-format";
import { useMoment } from "../format/use-moment";
import { useDevelopFailureText } from "../language/use-develop-failure-text";
import { usePersonName, useUploaderName } from "../language/use-person-name";
import { useEntryText } from "../log/use-entry-text";
import { photoPath } from "../photo/photo-path";
import { PlaceNote } from "../photo/place-note";
import { useTRPC } from "../trpc/client";
import type { CuratedPhoto, EventView, PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import { PageLink } from "../ui/page-link";
import { Skeleton } from "../ui/skeleton";

/** Loaded for a photo that was reported. */
const PhotoReports = lazy(() =>
	importPatiently(async () => ({ default: (await import("../photo/photo-reports")).PhotoReports })),
);

interface PhotoFactsProps {
	photo: PhotoView;
	event: Pick<EventView, "id" | "slug" | "timezone" | "sections">;
	/** Its reports were dismissed, and this is what the photo is now. */
	onDismissed: (changed: PhotoView) => void;
}

/** What is known of a photo, and what was done to it. */
export function PhotoFacts({ photo, event, onDismissed }: PhotoFactsProps) {
	const api = useTRPC();
	const t = useTranslations("curate");
	const common = useTranslations("common");
	const format = useFormat();
	const moment = useMoment();
	const nameOf = useUploaderName();
	const failure = useDevelopFailureText()(photo);
	const known = useQuery(api.curate.photo.queryOptions({ eventId: event.id, photoId: photo.id }));
	const { data } = known;
	const section = event.sections.find(({ id }) => id === photo.sectionId);
	return (
		<div className="flex flex-col gap-4 text-sm">
			{failure ? <Banner tone="bad">{failure}</Banner> : null}
			{photo.reports ? (
				<Suspense fallback={null}>
					{/* A new element for each number, which reads the reasons again. */}
					<PhotoReports key={`${photo.id} ${photo.reports}`} {...{ photo, onDismissed }} />
				</Suspense>
			) : null}
			<PlaceNote photo={data?.photo ?? photo} event={event} />
			{photo.description ? (
				<p className="leading-relaxed whitespace-pre-line wrap-anywhere text-muted" dir="auto">
					{photo.description}
				</p>
			) : null}
			<dl className="divide-y divide-line border-y border-line tabular-nums">
				<Fact name={t("addedBy")}>
					<bdi>{nameOf(photo.uploadedBy.name, photo.uploadedFor)}</bdi>
				</Fact>
				<Fact name={t("addedAt")}>{moment(photo.createdAt, event.timezone)}</Fact>
				{photo.takenAt ? <Fact name={t("takenAt")}>{moment(photo.takenAt, event.timezone)}</Fact> : null}
				{section ? (
					<Fact name={t("section")}>
						<bdi>{section.name}</bdi>
					</Fact>
				) : null}
				{photo.camera ? (
					<Fact name={t("camera")}>
						<bdi>{photo.camera}</bdi>
					</Fact>
				) : null}
				<Fact name={t("original")}>
					{photo.width && photo.height ? (
						<>
							<bdi dir="ltr">
								{photo.width} × {photo.height}
							</bdi>
							{" · "}
						</>
					) : null}
					<bdi>{format.bytes(photo.size)}</bdi>
				</Fact>
			</dl>
			<section aria-label={t("history")}>
				<h3 className="font-semibold">{t("history")}</h3>
				{data ? null : known.isError ? (
					<div className="mt-1 flex flex-col items-start gap-2">
						<Failed error={known.error} />
						<Button onClick={() => void known.refetch()}>{common("tryAgain")}</Button>
					</div>
				) : (
					<Skeleton className="mt-1 h-10" />
				)}
				{data && data.history.length === 0 ? <p className="mt-1 text-muted">{t("noHistory")}</p> : null}
				<ol className="mt-1 flex flex-col gap-2">
					{data?.history.map((entry) => (
						<li key={entry.id}>
							<Entry entry={entry} />
							<time className="block text-caption text-muted tabular-nums" dateTime={entry.at.toISOString()}>
								{moment(entry.at, event.timezone)}
							</time>
						</li>
					))}
				</ol>
			</section>
			<p>
				<PageLink href={photoPath(event.slug, photo.id)} className="underline underline-offset-2">
					{t("openInAlbum")}
				</PageLink>
			</p>
		</div>
	);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3 py-2">
			<dt className="text-muted">{name}</dt>
			<dd className="wrap-anywhere">{children}</dd>
		</div>
	);
}

const sentences = {
	"photo.hide": "entry_hide",
	"photo.show": "entry_show",
	"photo.wait": "entry_wait",
	"photo.section": "entry_section",
} as const;
const hasSentence = (action: string): action is keyof typeof sentences => action in sentences;

/** What was done, by whom if somebody is named, and why. */
function Entry({ entry }: { entry: CuratedPhoto["history"][number] }) {
	const t = useTranslations("curate");
	const tLog = useTranslations("log");
	const { whatOf, whyOf } = useEntryText();
	const nameOf = usePersonName();
	const name = (children: ReactNode) => <bdi>{children}</bdi>;
	const { action } = entry;
	const by = entry.by && nameOf(entry.by);
	const why = whyOf(entry);
	if (action === "photo.hide" && by && why) return t.rich("entry_hideWhy", { by, name, reason: why });
	return (
		<>
			{action && by && hasSentence(action) ? t.rich(sentences[action], { by, name }) : whatOf(action)}
			{by && !(action && hasSentence(action)) ? <> {tLog.rich("by", { who: by, name })}</> : null}
			{why ? <span className="text-muted"> · {why}</span> : null}
		</>
	);
}
