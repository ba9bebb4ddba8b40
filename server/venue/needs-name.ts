import { isStorable } from "@/rules/words";
import type { Deps } from "../deps";

/**
 * Whether somebody who comes with a code has no name yet, neither of their own nor on the event's roll, as after signing in with
 * a link in a mail. Then nobody at the door could find them.
 */
export async function needsName(
	{ db }: Pick<Deps, "db">,
	{ slug, userId }: { slug: string; userId: string },
): Promise<boolean> {
	if (!isStorable(slug)) return false;
	const here = { name: { not: null }, event: { slugs: { some: { slug } } } };
	const user = await db.user.findUnique({
		where: { id: userId },
		select: { name: true, attendances: { where: here, select: { id: true } } },
	});
	return user !== null && user.name === null && user.attendances.length === 0;
}
