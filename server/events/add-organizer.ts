import type { PrismaClient } from "@/prisma/generated/client";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import { AppError } from "../errors";
import { lockOrganizers } from "../policies/organizers";

/**
 * Makes a person an organizer of the event, also one who never signed in: the row on the roll with their e-mail address,
 * or that of the person who has proven this address, is raised; without one a new row waits for them to sign in.
 * Repeating is safe. `email` is in its one form; `actorId` is null if the operator does it. Returns whether it changed
 * anything. Throws EVENT_NOT_FOUND.
 */
export async function addOrganizer(
	deps: { db: Pick<PrismaClient, "$transaction"> },
	added: { eventId: string; email: string; actorId: string | null },
): Promise<{ added: boolean }> {
	try {
		return await addOnce(deps, added);
	} catch (error) {
		// They were put on the roll in the meantime, so now there is a row to raise.
		if (!isUniqueViolation(error)) throw error;
		return addOnce(deps, added);
	}
}

function addOnce(
	{ db }: { db: Pick<PrismaClient, "$transaction"> },
	{ eventId, email, actorId }: { eventId: string; email: string; actorId: string | null },
) {
	return db.$transaction(async (tx) => {
		if (!(await lockOrganizers(tx, eventId))) throw new AppError("EVENT_NOT_FOUND");
		const person = await tx.user.findFirst({
			where: { email, emailVerified: { not: null } },
			select: { id: true, name: true },
		});
		const isTheirs = person ? { OR: [{ email }, { userId: person.id }] } : { email };
		const rows = await tx.attendance.findMany({
			where: { eventId, ...isTheirs },
			select: { id: true, role: true },
		});
		const raised = rows.filter(({ role }) => role !== "ORGANIZER").map(({ id }) => id);
		await tx.attendance.updateMany({ where: { id: { in: raised } }, data: { role: "ORGANIZER" } });
		if (rows.length === 0) {
			const { id } = await tx.attendance.create({
				data: { eventId, email, userId: person?.id, name: person?.name, role: "ORGANIZER" },
				select: { id: true },
			});
			raised.push(id);
		}
		for (const membershipId of raised)
			await writeAudit(tx, {
				...{ eventId, actorId, action: "organizer.add" },
				...{ subject: { membershipId }, details: null },
			});
		return { added: raised.length > 0 };
	});
}
