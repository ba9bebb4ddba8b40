import type { Deps } from "../deps";

/** Ends every session of the person, on every device, at its next request. Repeating is safe. */
export async function endSessions({ db }: Pick<Deps, "db">, { userId }: { userId: string }): Promise<void> {
	await db.user.update({
		where: { id: userId },
		data: { sessionVersion: { increment: 1 } },
		select: { id: true },
	});
}
