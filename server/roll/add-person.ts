import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";
import { lockRows } from "./lock-rows";
import { rollSelect, viewRow } from "./roll-row";
import { whoseEmail } from "./whose-email";

/** What an organizer writes down about somebody. There is a name or an address. */
export interface PersonFields {
	name: string | null;
	/** In its one form (rules/email.ts). */
	email: string | null;
	group: string | null;
	plusOnes: number;
	note: string | null;
}

/**
 * Throws ON_THE_ROLL_ALREADY if the address, or the person it belongs to, has a row; PERSON_NOT_FOUND and HOUSEHOLD_CHAIN
 * about the guardian.
 */
export async function addPerson(
	{ db, now }: Pick<Deps, "db" | "now">,
	{
		eventId,
		membership,
		attended,
		guardianId,
		...fields
	}: PersonFields & {
		eventId: string;
		membership: Membership;
		attended: boolean;
		/** Who looks after them; null for nobody. */
		guardianId: string | null;
	},
) {
	try {
		return await db.$transaction(async (tx) => {
			await asActor(tx, { actorId: membership.userId, how: "BY_HAND" });
			if (guardianId !== null) {
				const [guardian] = await lockRows(tx, eventId, [guardianId]);
				if (!guardian) throw new AppError("PERSON_NOT_FOUND");
				if (guardian.guardianId !== null) throw new AppError("HOUSEHOLD_CHAIN");
			}
			const row = await tx.attendance.create({
				data: {
					...fields,
					...{ eventId, guardianId },
					userId: await whoseEmail(tx, fields.email),
					...(attended ? { status: "ATTENDED", checkedInAt: now() } : {}),
				},
				select: rollSelect,
			});
			return viewRow(row);
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw new AppError("ON_THE_ROLL_ALREADY");
		throw error;
	}
}
