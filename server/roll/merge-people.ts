import { rollNoteMaxLength } from "@/rules/roll";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";
import { lockRows } from "./lock-rows";
import { joinedNotes, mergeRows } from "./merge-rows";
import { rollSelect, viewRow } from "./roll-row";

interface Merge {
	eventId: string;
	membership: Membership;
	/** Two rows, each with the version that was on the screen. */
	people: readonly { personId: string; version: number }[];
	/** Whose words are kept where both have some: the id of one of the two. */
	take: Partial<Record<"name" | "email" | "group", string>>;
}

/**
 * Makes one row of two, by hand. The row that somebody has signed in as is kept, else the one that was on the roll first, so
 * two organizers who merge the same rows at once, either way round, do the same. Throws PERSON_NOT_FOUND, PERSON_CHANGED,
 * MERGE_TWO_ACCOUNTS, HOUSEHOLD_CHAIN, NOTES_TOO_LONG.
 */
export async function mergePeople({ db }: Pick<Deps, "db">, { eventId, membership, people, take }: Merge) {
	return db.$transaction(async (tx) => {
		await asActor(tx, { actorId: membership.userId, how: "MERGE" });
		const rows = await lockRows(
			tx,
			eventId,
			people.map(({ personId }) => personId),
		);
		const [kept, gone] = rows.toSorted(
			(one, other) =>
				Number(other.userId !== null) - Number(one.userId !== null) ||
				one.createdAt.getTime() - other.createdAt.getTime(),
		);
		if (!kept || !gone) throw new AppError("PERSON_NOT_FOUND");
		for (const { personId, version } of people)
			if (rows.find(({ id }) => id === personId)?.version !== version) throw new AppError("PERSON_CHANGED");
		if ((joinedNotes(kept.note, gone.note)?.length ?? 0) > rollNoteMaxLength)
			throw new AppError("NOTES_TOO_LONG", { params: { limit: rollNoteMaxLength } });

		const taken = (field: "name" | "email" | "group") => {
			const value = rows.find(({ id }) => id === take[field])?.[field];
			return value ? { [field]: value } : {};
		};
		const words = { ...taken("name"), ...taken("email"), ...taken("group") };
		const mergeId = await mergeRows(tx, {
			...{ kept, gone, words, chain: "refuse", actorId: membership.userId },
		});
		const row = await tx.attendance.findUniqueOrThrow({ where: { id: kept.id }, select: rollSelect });
		return { mergeId, row: viewRow(row) };
	});
}
