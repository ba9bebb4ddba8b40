/**
 * Makes a photo's row of what its original says of itself (../uploads/object-metadata.ts). This server signed the metadata, so an
 * object that has it was once allowed by the roll. What happened after that is not in the object, so nobody knows whether an
 * organizer hid the photo, or its person cancelled the upload: unless the audit log knows its place, the photo waits for an
 * organizer (docs/decisions/0062).
 */
import type { Prisma } from "@/prisma/generated/client";
import { hideReasons } from "@/rules/hide-reasons";
import { writeAudit } from "../audit/write-audit";
import type { Prepared } from "../db/prepared";
import { isUniqueViolation } from "../db/unique-violation";
import { idsOfOriginal } from "../photos/object-key";
import { keptSection } from "../photos/section-choice";
import { lookAtObject } from "../uploads/look-at-object";
import { describedBy } from "../uploads/object-metadata";
import { hashObject } from "./hash-object";
import type { SeenOriginal } from "./look-at-originals";
import { type MadeOwners, makeOwners } from "./make-owners";
import type { Mended } from "./report";
import { readRowsOf } from "./rows-of-keys";
import type { Verification } from "./verification";

type Described = NonNullable<ReturnType<typeof describedBy>>;

/** What the row is made of. */
interface Remade extends Omit<Described, "sha256" | "isCut" | "copiedFrom"> {
	key: string;
	sha256: string;
	contentType: string;
	size: number;
	/** When the original arrived. */
	createdAt: Date;
}

/** Repeating is safe, at the same time too: one of two makes the row. Throws STORAGE_UNAVAILABLE. */
export async function remakePhoto(v: Verification, { key, object, stored }: SeenOriginal): Promise<Mended> {
	const ids = idsOfOriginal(key);
	const said = stored && describedBy(stored.metadata);
	if (!stored || !said) return "left: it says nothing of itself";
	if (ids?.photoId !== said.photoId || ids.eventId !== said.eventId) return "left: it is not a photo of ours";
	const { photoId: id, eventId, uploaderId, isCut, copiedFrom, ...words } = said;
	const seen = await lookAtObject(v.deps, { id, eventId, uploaderId, key, size: stored.size });
	if (seen.is !== "asAnnounced") return "left: it is not a photo of ours";
	// The metadata's hash is checked when the photo is developed.
	const sha256 = said.sha256 ?? (await hashObject(v.deps, key))?.sha256;
	if (!sha256) return "left: changed in the meantime";
	const { contentType } = seen;
	// An object that was restored from a backup was written today.
	const writtenAt = object?.modifiedAt ?? v.deps.now();
	const createdAt = copiedFrom && copiedFrom < writtenAt ? copiedFrom : writtenAt;
	const photo = {
		...words,
		photoId: id,
		eventId,
		uploaderId,
		key,
		sha256,
		contentType,
		size: stored.size,
		createdAt,
	};

	const made = await make(v, photo);
	if (made === "row-made" && isCut) v.report.cutDescriptions += 1;
	return made;
}

async function make(v: Verification, photo: Remade): Promise<Mended> {
	try {
		const { mended, events, people } = await v.deps.db.$transaction((tx) => makeRow(v, tx, photo));
		v.report.eventsMade += events;
		v.report.peopleMade += people;
		return mended;
	} catch (error) {
		if (error instanceof Gone) return "left: changed in the meantime";
		if (!isUniqueViolation(error)) throw error;
		return "left: another photo has these bytes";
	}
}

/** The object was removed while its row was made. */
class Gone extends Error {}

interface Made extends MadeOwners {
	mended: Mended;
}

async function makeRow(v: Verification, tx: Prisma.TransactionClient, photo: Remade): Promise<Made> {
	const {
		photoId: id,
		eventId,
		uploaderId,
		key,
		sha256,
		contentType,
		size,
		title,
		description,
		createdAt,
	} = photo;
	const only = (mended: Mended): Made => ({ mended, events: 0, people: 0 });
	const query: Prepared = ({ text }, values) => tx.$queryRawUnsafe(text, ...values);
	const rows = (await readRowsOf(query, [key]))(key);
	if (rows.photo || rows.hasIntent || rows.hasRemoval || rows.wasRemoved)
		return only("left: changed in the meantime");
	if ((await tx.photo.count({ where: { eventId, sha256 } })) > 0)
		return only("left: another photo has these bytes");
	const owners = await makeOwners(v, tx, photo);
	if (typeof owners === "string") return only(owners);
	if (v.dryRun) return { mended: "row-made", ...owners };
	const sectionId = await keptSection(tx, photo);
	const forRow = photo.forId && (await tx.attendance.findFirst({ where: { id: photo.forId, eventId } }));
	const place = await placeOf(v, tx, photo);
	await tx.photo.create({
		data: {
			...{ id, eventId, uploaderId, key, sha256, contentType, size, title, description, createdAt },
			...{ sectionId, sectionChosen: sectionId !== null, forId: forRow ? forRow.id : null },
			...place,
		},
	});
	await writeAudit(tx, {
		...{ eventId, actorId: null, action: "photo.restore", subject: { photoId: id } },
		details: { place: place.place },
	});
	// A job that removed the object before this transaction began is done, and would not be seen here.
	if (!(await v.deps.storage.head(key))) throw new Gone();
	return { mended: "row-made", ...owners };
}

/** As the audit log says; without an entry, the photo waits for an organizer. */
async function placeOf({ shown }: Verification, tx: Prisma.TransactionClient, photo: Remade) {
	const { eventId, photoId: subject } = photo;
	const last = await tx.auditEntry.findFirst({
		where: { eventId, subject, action: { in: ["photo.hide", "photo.show"] } },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
	});
	const placed = last && { placedAt: last.createdAt, placedById: await personOf(tx, last.actorId) };
	if (last?.action === "photo.hide")
		return { place: "HIDDEN" as const, placeReason: reasonOf(last.details), ...placed };
	if (last) return { place: "SHOWN" as const, ...placed };
	const { moderation } = await tx.event.findUniqueOrThrow({
		where: { id: eventId },
		select: { moderation: true },
	});
	return { place: shown && moderation === "AFTER" ? ("SHOWN" as const) : ("WAITING" as const) };
}

async function personOf(tx: Prisma.TransactionClient, id: string | null): Promise<string | null> {
	return id && (await tx.user.count({ where: { id } })) > 0 ? id : null;
}

const reasonOf = (details: Prisma.JsonValue): string | null => {
	const reason = details && typeof details === "object" && "reason" in details ? details.reason : null;
	return hideReasons.find((known) => known === reason) ?? null;
};
