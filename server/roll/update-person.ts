import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import type { PersonFields } from "./add-person";
import { asActor } from "./as-actor";
import { rollSelect, viewRow } from "./roll-row";
import { whoseEmail } from "./whose-email";

/**
 * Changes what is written down about somebody. `version` is that of the row on the screen. With another address the place
 * is that of whoever the new address belongs to. Throws PERSON_NOT_FOUND, PERSON_CHANGED if somebody else has changed the
 * row since, ON_THE_ROLL_ALREADY, ORGANIZER_KEEPS_ADDRESS.
 */
export async function updatePerson(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		membership,
		personId,
		version,
		...fields
	}: PersonFields & { eventId: string; membership: Membership; personId: string; version: number },
) {
	try {
		return await db.$transaction(async (tx) => {
			await asActor(tx, { actorId: membership.userId, how: "BY_HAND" });
			const before = await tx.attendance.findFirst({
				where: { id: personId, eventId },
				select: { email: true, role: true, userId: true },
			});
			if (!before) throw new AppError("PERSON_NOT_FOUND");
			const moves = before.email !== fields.email;
			// An event could lose its last organizer by a slip of the pen.
			if (moves && before.role === "ORGANIZER" && before.userId !== null)
				throw new AppError("ORGANIZER_KEEPS_ADDRESS");
			const data = moves ? { ...fields, userId: await whoseEmail(tx, fields.email) } : fields;
			const { count } = await tx.attendance.updateMany({ where: { id: personId, version }, data });
			if (count === 0) throw new AppError("PERSON_CHANGED");
			// Addresses of rows that were merged into this one were those of the person before.
			if (moves) await tx.rollMerge.updateMany({ where: { rowId: personId }, data: { email: null } });
			return viewRow(await tx.attendance.findUniqueOrThrow({ where: { id: personId }, select: rollSelect }));
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw new AppError("ON_THE_ROLL_ALREADY");
		throw error;
	}
}
