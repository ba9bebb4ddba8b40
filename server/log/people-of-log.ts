import type { Deps } from "../deps";

/** So many people can be chosen from. A person of the roll is reached from there as well. */
const most = 500;

/** Who is in the log because they did something, or because of something that was theirs, by name. */
export const peopleOfLog = ({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) =>
	db.$queryRaw<{ id: string; name: string | null }[]>`
		SELECT id, name FROM "User" WHERE id IN (
			SELECT "actorId" FROM "AuditEntry" WHERE "eventId" = ${eventId}::uuid
			UNION SELECT "personId" FROM "AuditEntry" WHERE "eventId" = ${eventId}::uuid
			UNION SELECT "actorId" FROM "RollEntry" WHERE "eventId" = ${eventId}::uuid)
		ORDER BY lower(name), id LIMIT ${most}::int`;
