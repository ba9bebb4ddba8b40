import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";
import { lockRows } from "./lock-rows";
import { rollSelect, viewRow } from "./roll-row";

interface Guarded {
	eventId: string;
	membership: Membership;
	personId: string;
	/** The version of the person's row that was on the screen. */
	version: number;
	/** Null if nobody looks after them any more. */
	guardianId: string | null;
}

/** Says who looks after somebody. Throws PERSON_NOT_FOUND, PERSON_CHANGED, HOUSEHOLD_CHAIN. */
export async function setGuardian(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, personId, version, guardianId }: Guarded,
) {
	return db.$transaction(async (tx) => {
		await asActor(tx, { actorId: membership.userId, how: "BY_HAND" });
		const rows = await lockRows(tx, eventId, [personId, ...(guardianId ? [guardianId] : [])]);
		const person = rows.find(({ id }) => id === personId);
		const guardian = rows.find(({ id }) => id === guardianId);
		if (!person || (guardianId !== null && !guardian)) throw new AppError("PERSON_NOT_FOUND");
		if (person.version !== version) throw new AppError("PERSON_CHANGED");
		if (guardian) {
			const dependants = await tx.attendance.count({ where: { guardianId: personId } });
			if (dependants > 0 || guardian.guardianId !== null || guardianId === personId)
				throw new AppError("HOUSEHOLD_CHAIN");
		}
		const row = await tx.attendance.update({
			where: { id: personId },
			data: { guardianId },
			select: rollSelect,
		});
		return viewRow(row);
	});
}
