/**
 * The statement that checks the quota and writes the intent (./initiate-upload.ts), in a transaction that holds the lock on the
 * person's row on the roll.
 */
import { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";

export interface Words {
	title: string;
	description: string;
}

/** What is announced. initiate-upload.ts explains the fields that it takes from a browser. */
interface Reservation extends Words {
	eventId: string;
	contentType: string;
	size: number;
	sha256: string;
	sectionId?: string | null;
	forId: string | null;
	userId: string;
	id: string;
	expiresAt: Date;
	typed: { title: boolean; description: boolean };
	quota: number;
	replaceable: Prisma.Sql;
	takesPlace: Prisma.Sql;
	freeable: Prisma.Sql;
	removedPlaces: Prisma.Sql;
	key: (id: string) => string;
}

/** A photo that has these bytes already. */
export interface Existing extends Words {
	id: string;
	uploaderId: string;
	state: PhotoState;
	place: PhotoPlace;
	/** Why it could not be developed. */
	failure: string | null;
}

interface Reserved {
	existing: Existing | null;
	/** The new or renewed intent. */
	intent:
		| (Words & {
				id: string;
				key: string;
				cancellations: number;
				sectionId: string | null;
				forId: string | null;
		  })
		| null;
	/** Whether the quota is reached. */
	full: boolean;
	/** If it is, and ends by itself: the `expiresAt` of the ended intent with whose place it ends. */
	freeWith: Date | null;
	/** Whether the quota is reached only because of an ended intent at whose object nobody has looked since its URL died. */
	freeable: boolean;
}

/**
 * One statement that returns the photo that already has these bytes, or the new or renewed intent, or neither when
 * the quota is reached or a lease on the intent is running. An intent that ended is renewed with its old id and
 * key, so that the sweep still finds whatever arrives under that key. A replaceable failed photo neither blocks
 * the upload nor counts toward the quota.
 */
export async function reserve(tx: Prisma.TransactionClient, r: Reservation): Promise<Reserved> {
	const [row] = await tx.$queryRaw<Reserved[]>`
		WITH same AS (
			SELECT id, "uploaderId", state, place, failure, title, description, ${r.replaceable} AS replaceable
			FROM "Photo" WHERE "eventId" = ${r.eventId}::uuid AND sha256 = ${r.sha256}
		), existing AS (
			SELECT * FROM same WHERE NOT replaceable
		), places AS (
			SELECT state, "expiresAt", ${r.freeable} AS freeable FROM "Upload"
			WHERE "eventId" = ${r.eventId}::uuid AND "uploaderId" = ${r.userId}::uuid
			  AND ${r.takesPlace} AND sha256 <> ${r.sha256}
			UNION ALL ${r.removedPlaces}
		), taken AS (
			SELECT (SELECT count(*) FROM "Photo"
			        WHERE "eventId" = ${r.eventId}::uuid AND "uploaderId" = ${r.userId}::uuid)
			     - (SELECT count(*) FROM same WHERE "uploaderId" = ${r.userId}::uuid)
			     + (SELECT count(*) FROM places) AS photos
		), intent AS (
			INSERT INTO "Upload" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, description,
			                      "titleTyped", "descriptionTyped", "expiresAt", "sectionId", "forId")
			SELECT ${r.id}::uuid, ${r.eventId}::uuid, ${r.userId}::uuid, ${r.key(r.id)}, ${r.sha256}, ${r.contentType},
			       ${r.size}, ${r.title}, ${r.description}, ${r.typed.title}, ${r.typed.description}, ${r.expiresAt}, ${r.sectionId}::uuid,
			       ${r.forId}::uuid
			WHERE NOT EXISTS (SELECT FROM existing) AND (SELECT photos FROM taken) < ${r.quota}
			ON CONFLICT ("eventId", "uploaderId", sha256) DO UPDATE SET
				state = 'PENDING', "contentType" = EXCLUDED."contentType", size = EXCLUDED.size,
				title = ${laterWords("title")}, "titleTyped" = ${areTyped("title")},
				description = ${laterWords("description")}, "descriptionTyped" = ${areTyped("description")},
				"expiresAt" = EXCLUDED."expiresAt", "sectionId" = EXCLUDED."sectionId", "forId" = EXCLUDED."forId", "removingUntil" = NULL
			WHERE "Upload"."removingUntil" IS NULL OR "Upload"."removingUntil" <= clock_timestamp()
			RETURNING id, key, title, description, cancellations, "sectionId", "forId"
		)
		SELECT (SELECT to_jsonb(existing) FROM existing) AS existing, (SELECT to_jsonb(intent) FROM intent) AS intent,
		       photos >= ${r.quota} AS "full",
		       (SELECT "expiresAt" FROM places WHERE state <> 'PENDING'
		        ORDER BY "expiresAt" OFFSET greatest(photos - ${r.quota}, 0) LIMIT 1) AS "freeWith",
		       photos >= ${r.quota} AND NOT EXISTS (SELECT FROM existing)
		         AND EXISTS (SELECT FROM places WHERE freeable) AS freeable
		FROM taken`;
	return row ?? { existing: null, intent: null, full: true, freeWith: null, freeable: false };
}

/** Whether the renewed intent has words of this kind that somebody typed, before or now. */
const areTyped = (kind: "title" | "description") => {
	const typed = Prisma.raw(`"${kind}Typed"`);
	return Prisma.sql`(EXCLUDED.${typed} OR ("Upload".${typed} AND "Upload".state <> 'CANCELLED'))`;
};

/** Those that were typed last, or else the latest. Whoever cancelled the upload let go of its words. */
const laterWords = (kind: "title" | "description") => {
	const words = Prisma.raw(`${kind}`);
	const typed = Prisma.raw(`"${kind}Typed"`);
	return Prisma.sql`CASE WHEN EXCLUDED.${typed} OR NOT "Upload".${typed} OR "Upload".state = 'CANCELLED'
		THEN EXCLUDED.${words} ELSE "Upload".${words} END`;
};
