"use client";

import clsx from "clsx";
import { lazy, type ReactNode, Suspense, useState, useTransition } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useMoment } from "../format/use-moment";
import { useDevelopFailureText } from "../language/use-develop-failure-text";
import { useFailureText } from "../language/use-failure-text";
import { useUploaderName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import type { EventView, PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { importPatiently } from "../ui/import-patiently";
import { Initials } from "../ui/initials";
import { PhotoActions } from "./photo-actions";
import { PlaceNote } from "./place-note";
import { unsavedWords } from "./unsaved-words";

/** Loaded when somebody edits. Most people only look. */
const PhotoEditForm = lazy(() =>
	importPatiently(async () => ({ default: (await import("./photo-edit-form")).PhotoEditForm })),
);

/** Only organizers load it, and only for a photo that was reported. */
const PhotoReports = lazy(() =>
	importPatiently(async () => ({ default: (await import("./photo-reports")).PhotoReports })),
);

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3 py-2">
			<dt className="text-muted">{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

interface PhotoDetailsProps {
	photo: PhotoView;
	event: Pick<EventView, "slug" | "timezone" | "role" | "sections" | "shareOriginals">;
	onRemoved: () => void;
}

export function PhotoDetails({ photo, event, onRemoved }: PhotoDetailsProps) {
	const [editing, setEditing] = useState(() => unsavedWords.has(photo.id));
	// The button is busy until the form's script is there.
	const [loading, startEditing] = useTransition();
	const t = useTranslations("photo");
	const nameOf = useUploaderName();
	const photoNameOf = useAlbumPhotoName();
	const format = useFormat();
	const moment = useMoment();
	const failureText = useFailureText();
	const developFailureText = useDevelopFailureText();
	const cameraClock = photo.takenAt && format.cameraClock(photo.takenAt, photo.takenAtOffset, event.timezone);
	const section = event.sections.find(({ id }) => id === photo.sectionId);
	const uploader = nameOf(photo.uploadedBy.name, photo.uploadedFor);
	const hasWords = photo.title !== "" || photo.description !== "";
	const words = (
		<div className={hasWords ? undefined : "sr-only"}>
			{/* Without a title the heading is only for screen readers: the uploader's name stands below it. */}
			<h1
				// The focus comes here when the control that had it is not there for the next photo.
				tabIndex={-1}
				data-focus="area"
				className={
					photo.title
						? "rounded-control text-xl font-semibold tracking-tight text-pretty wrap-anywhere"
						: "sr-only"
				}
				dir="auto"
			>
				{photoNameOf(photo)}
			</h1>
			{photo.description ? (
				<p
					className={clsx(
						"leading-relaxed whitespace-pre-line wrap-anywhere text-muted",
						photo.title && "mt-2",
					)}
					dir="auto"
				>
					{photo.description}
				</p>
			) : null}
		</div>
	);
	return (
		<div className="flex flex-col gap-5">
			{photo.failure ? (
				<Banner tone="bad" title={failureText({ code: "NOT_DEVELOPED" })}>
					<p>{developFailureText(photo)}</p>
					{photo.mine ? null : (
						<p>{t.rich("uploaderKnows", { uploader, name: (name) => <bdi>{name}</bdi> })}</p>
					)}
				</Banner>
			) : null}
			{photo.reports ? (
				<Suspense fallback={null}>
					{/* A new element for each number, which reads the reasons again. */}
					<PhotoReports key={photo.reports} photo={photo} />
				</Suspense>
			) : null}
			<PlaceNote photo={photo} event={event} />
			<Suspense fallback={words}>
				{editing ? (
					<PhotoEditForm photo={photo} sections={event.sections} onDone={() => setEditing(false)} />
				) : (
					words
				)}
			</Suspense>
			<div className="flex items-center gap-3">
				<Initials name={nameOf(photo.uploadedBy.name, null)} />
				<p className="text-sm">
					<span className="block font-medium">
						<bdi>{uploader}</bdi>
					</span>
					<span className="block text-muted">{t(photo.mine ? "addedByYou" : "addedByOther")}</span>
				</p>
			</div>
			<dl className="divide-y divide-line border-y border-line text-sm tabular-nums">
				{photo.takenAt ? (
					<Fact name={t("taken")}>
						{moment(photo.takenAt, event.timezone)}
						{cameraClock ? (
							<span className="block text-muted">{t("onCamera", { clock: cameraClock })}</span>
						) : null}
					</Fact>
				) : null}
				{section ? (
					<Fact name={t("section")}>
						<bdi>{section.name}</bdi>
					</Fact>
				) : null}
				<Fact name={t("added")}>{moment(photo.createdAt, event.timezone)}</Fact>
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
					{photo.originalLost ? <span className="block text-muted">{t("originalLost")}</span> : null}
				</Fact>
			</dl>
			{editing ? null : (
				<PhotoActions
					photo={photo}
					event={event}
					loading={loading}
					hasWords={hasWords}
					onEdit={() => startEditing(() => setEditing(true))}
					onRemoved={onRemoved}
				/>
			)}
		</div>
	);
}
