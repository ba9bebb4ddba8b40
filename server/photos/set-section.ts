/** Puts many photos into a section at once, and back again. Each changed photo has an entry in the audit log. */
import type { Prisma } from "@/prisma/generated/client";
import { noSection, sectionByTime } from "@/rules/sections";
import { writeAudits } from "../audit/write-audit";
import type { Deps } from "../deps";
import { holdSections } from "./hold-sections";
import { chosenSection, keptSection, type SectionColumns } from "./section-choice";

interface Organizing {
	eventId: string;
	userId: string;
}

/** Photos that were in the same section, and for the same reason. */
export interface SectionBefore extends SectionColumns {
	photoIds: string[];
}

interface Row extends SectionColumns {
	id: string;
}

/**
 * `section` is an id, "none" or "time". Photos that are not (any longer) in the event are left out. Returns how many photos
 * are now in the section, and where those that changed were before, for `restoreSections`. Repeating is safe. Throws
 * SECTION_NOT_FOUND.
 */
export async function setSection(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId, photoIds, section }: Organizing & { photoIds: readonly string[]; section: string },
): Promise<{ count: number; before: SectionBefore[] }> {
	return db.$transaction(async (tx) => {
		const after = await chosenSection(tx, { eventId, section });
		const rows = await lockPhotos(tx, { eventId, photoIds });
		const changed = rows.filter(
			(row) =>
				row.sectionChosen !== after.sectionChosen ||
				(after.sectionChosen && row.sectionId !== after.sectionId),
		);
		await write(tx, { eventId, userId }, changed, after);
		return { count: rows.length, before: grouped(changed) };
	});
}

/**
 * Takes back one `setSection`: each photo is again where it was, unless somebody has moved it since. A section that was
 * deleted in the meantime cannot come back, so its photos go by their time. Returns how many photos moved.
 */
export async function restoreSections(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId, section, groups }: Organizing & { section: string; groups: readonly SectionBefore[] },
): Promise<{ count: number }> {
	return db.$transaction(async (tx) => {
		await holdSections(tx, eventId);
		const photoIds = groups.flatMap((group) => group.photoIds);
		const rows = await lockPhotos(tx, { eventId, photoIds });
		const sectionSet = section === noSection ? null : section;
		const isAsSet = ({ sectionId, sectionChosen }: Row) =>
			section === sectionByTime ? !sectionChosen : sectionChosen && sectionId === sectionSet;
		const untouched = new Map(rows.filter(isAsSet).map((row) => [row.id, row]));
		let count = 0;
		for (const { photoIds: ids, sectionId, sectionChosen } of groups) {
			const theirs = ids.flatMap((id) => untouched.get(id) ?? []);
			const kept = await keptSection(tx, { eventId, sectionId });
			const isGone = sectionChosen && sectionId !== null && kept === null;
			await write(tx, { eventId, userId }, theirs, {
				sectionId: kept,
				sectionChosen: sectionChosen && !isGone,
			});
			count += theirs.length;
		}
		return { count };
	});
}

/** In the order of their ids, so that two organizers never wait for each other. */
const lockPhotos = (
	tx: Prisma.TransactionClient,
	{ eventId, photoIds }: { eventId: string; photoIds: readonly string[] },
) =>
	tx.$queryRaw<Row[]>`
		SELECT id, "sectionId", "sectionChosen" FROM "Photo"
		WHERE "eventId" = ${eventId}::uuid AND id = ANY(${photoIds}::uuid[]) ORDER BY id FOR UPDATE`;

async function write(
	tx: Prisma.TransactionClient,
	{ eventId, userId }: Organizing,
	rows: readonly Row[],
	after: SectionColumns,
): Promise<void> {
	if (rows.length === 0) return;
	await tx.photo.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { ...after } });
	await writeAudits(
		tx,
		rows.map((row) => ({
			...{ eventId, actorId: userId, action: "photo.section" as const, subject: { photoId: row.id } },
			details: { from: row.sectionId, to: after.sectionChosen ? after.sectionId : sectionByTime },
		})),
	);
}

function grouped(rows: readonly Row[]): SectionBefore[] {
	const groups = new Map<string, SectionBefore>();
	for (const { id, sectionId, sectionChosen } of rows) {
		const key = `${sectionChosen} ${sectionId}`;
		const group = groups.get(key) ?? { sectionId, sectionChosen, photoIds: [] };
		group.photoIds.push(id);
		groups.set(key, group);
	}
	return [...groups.values()];
}
