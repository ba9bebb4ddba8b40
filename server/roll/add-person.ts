import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";
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

/** Throws ON_THE_ROLL_ALREADY if the address, or the person it belongs to, has a row. */
export async function addPerson(
	{ db, now }: Pick<Deps, "db" | "now">,
	{
		eventId,
		membership,
		attended,
		...fields
	}: PersonFields & { eventId: string; membership: Membership; attended: boolean },
) {
	try {
		return await db.$transaction(async (tx) => {
			await asActor(tx, { actorId: membership.userId, how: "BY_HAND" });
			const row = await tx.attendance.create({
				data: {
					...fields,
					eventId,
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
