import type { Locale } from "@/messages/locales";
import type { Deps } from "../deps";

/** Repeating is safe. A language that this server does not offer is kept, but not used. */
export async function setLocale(
	{ db }: Pick<Deps, "db">,
	{ userId, locale }: { userId: string; locale: Locale },
): Promise<void> {
	await db.user.update({ where: { id: userId }, data: { locale }, select: { id: true } });
}
