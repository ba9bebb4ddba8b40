/**
 * The first photos of the demo event. They are sent the way a browser sends them, so that the demo shows only what
 * the product can do. The other photos in the folder are for people to add themselves.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { HideReason } from "@/rules/hide-reasons";
import type { ReportReason } from "@/rules/report-reasons";
import type { Deps } from "@/server/deps";
import { developPhoto } from "@/server/photos/develop-photo";
import { hidePhoto } from "@/server/photos/hide-photo";
import { reportPhoto } from "@/server/photos/report-photo";
import { setFavourite } from "@/server/photos/set-favourite";
import { findMembership } from "@/server/policies/membership";
import type { Limited } from "@/server/rate-limits/rate-limits";
import { confirmUpload } from "@/server/uploads/confirm-upload";
import { initiateUpload } from "@/server/uploads/initiate-upload";
import type { HikeSection } from "./events";
import type { PersonKey } from "./people";

export type SeedDeps = Pick<Deps, "db" | "storage" | "limits" | "now"> &
	Limited<"upload" | "report" | "favourite">;

const folder = fileURLToPath(new URL("../../tests/fixtures/photos/", import.meta.url));

interface DemoPhoto {
	by: PersonKey;
	file: string;
	title: string;
	description: string;
	/** The section that was chosen for it; without one it goes by the time it was taken. */
	section?: HikeSection;
	/** Olga has hidden it for this reason. */
	hidden?: HideReason;
	/** These people have reported it, for these reasons. */
	reported?: Partial<Record<PersonKey, Exclude<ReportReason, "OTHER">>>;
	/** These people have it among their favourites. */
	likedBy?: PersonKey[];
}

/** The photos in the order in which they are added. */
export const photos: DemoPhoto[] = [
	{
		by: "olga",
		file: "picos-trail.jpg",
		title: "The first climb",
		description: "After the second bend the whole wall stands in front of you.",
		likedBy: ["ada"],
	},
	{
		by: "ben",
		file: "fig.jpg",
		title: "A fig at the halfway stop",
		description: "",
		reported: { ada: "NOT_SUITABLE", cleo: "NOT_SUITABLE" },
		section: "Saturday: the climb",
	},
	{
		by: "ben",
		file: "fig.jpg",
		title: "The fig once more",
		description: "",
		hidden: "DUPLICATE",
	},
	{
		by: "ben",
		file: "dandelions.jpg",
		title: "The meadow behind the hut",
		description: "We were early: the sun had only just come over the ridge.",
		reported: { cleo: "PRIVATE" },
		likedBy: ["ada", "olga"],
	},
	{
		by: "olga",
		file: "brushes.jpg",
		title: "Painting the new trail signs",
		description: "Thanks to everybody who stayed to help.",
		section: "Sunday: the meadow",
	},
	{
		by: "olga",
		file: "summit-sunset.jpg",
		title: "Last light at the orientation table",
		description: "",
		likedBy: ["ada", "ben", "cleo"],
	},
];

const people = ["ada", "ben", "cleo", "dev", "olga"] as const satisfies PersonKey[];

/** Repeating is safe, because a photo that is already in the event is not sent again. */
export async function addPhotos(
	deps: SeedDeps,
	{ eventId, ids }: { eventId: string; ids: Record<PersonKey, string> },
): Promise<void> {
	const olga = await findMembership(deps.db, { eventId, userId: ids.olga });
	if (!olga) throw new Error("The demo event has no organizer.");
	const sections = await deps.db.section.findMany({ where: { eventId }, select: { id: true, name: true } });
	for (const { by, file, title, description, section, hidden, reported = {}, likedBy = [] } of photos) {
		const bytes = await bytesOf(file, hidden === "DUPLICATE" ? "copy" : "");
		const sectionId = sections.find(({ name }) => name === section)?.id;
		const words = { eventId, title, description, sectionId };
		const { photoId, isNew } = await send(deps, { ...words, userId: ids[by], bytes });
		// Before anybody could be given a URL of it, so that its renditions need not be moved.
		if (hidden) await hidePhoto(deps, { eventId, photoId, membership: olga, reason: hidden });
		if (isNew) await developPhoto(deps, { photoId });
		for (const who of likedBy) await setFavourite(deps, { userId: ids[who], photoId, favourite: true });
		for (const who of people)
			if (reported[who]) await reportPhoto(deps, { userId: ids[who], photoId, reason: reported[who] });
	}
}

interface Sent {
	userId: string;
	eventId: string;
	title: string;
	description: string;
	sectionId?: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** Returns whether the photo is new; it has then been confirmed and not developed. */
export async function send(
	deps: SeedDeps,
	{ bytes, ...words }: Sent,
): Promise<{ photoId: string; isNew: boolean }> {
	const upload = await initiateUpload(deps, {
		...words,
		contentType: "image/jpeg",
		size: bytes.length,
		sha256: createHash("sha256").update(bytes).digest("hex"),
	});
	const { photoId } = upload;
	const isNew = upload.kind === "put";
	if (isNew) {
		await put(upload, bytes);
		await confirmUpload(deps, { userId: words.userId, photoId });
	}
	return { photoId, isNew };
}

/** The file's bytes. With a mark it is the same picture in another file, because an event holds the same bytes only once. */
export async function bytesOf(file: string, mark: string): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await readFile(`${folder}${file}`);
	// Decoders ignore what follows the end of a JPEG.
	return new Uint8Array(mark ? Buffer.concat([bytes, Buffer.from(mark)]) : bytes);
}

async function put(
	{ url, headers }: { url: string; headers: Record<string, string> },
	bytes: Uint8Array<ArrayBuffer>,
) {
	// fetch sets content-length itself.
	const { "content-length": _, ...sent } = headers;
	const answer = await fetch(url, { method: "PUT", headers: sent, body: bytes });
	// 412: the bytes arrived in an earlier run that was interrupted before it confirmed them.
	if (!answer.ok && answer.status !== 412) {
		throw new Error(`The object store answered ${answer.status} to a demo photo: ${await answer.text()}`);
	}
}
