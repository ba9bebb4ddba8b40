/** An event with as many photos as a package needs, in the database, and what their bytes are. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { people } from "@/prisma/seed/people";
import { originalKey } from "@/server/photos/object-key";
import { plantEvent } from "./plant-event";

/** The beginning of a JPEG, which all of them have. */
const jpegStart = Buffer.from("ffd8ffe0", "hex");

export interface PlantedPhoto {
	id: string;
	key: string;
	/** The last bytes of its file, which are its own. The others are those of `start`. */
	end: Buffer;
}

interface Planted {
	eventId: string;
	path: string;
	photos: PlantedPhoto[];
	/** What all files begin with. */
	start: Buffer;
	/** Deletes the event, because other specs list events. */
	remove(): Promise<void>;
}

/** Plants an event of Olga's with photos of hers, each with an original of so many bytes. */
export async function plantPackage(
	client: pg.Client,
	{ count, bytes }: { count: number; bytes: number },
): Promise<Planted> {
	const slug = `package-${randomUUID().slice(0, 8)}`;
	const eventId = await plantEvent(client, slug, 0);
	const photos = Array.from({ length: count }, () => {
		const id = randomUUID();
		return { id, key: originalKey(eventId, id, "image/jpeg"), end: Buffer.from(id) };
	});
	const start = Buffer.concat([jpegStart, randomBytes(bytes - 40)]);
	// What they have in common is hashed once.
	const common = createHash("sha256").update(start);
	const hashes = photos.map(({ end }) => common.copy().update(end).digest("hex"));
	await client.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, place,
		                      width, height, "renditionWidths", "createdAt", "takenAt")
		 SELECT id, $1, $2, key, hash, 'image/jpeg', $3, 'Photo ' || n, 'READY', 'SHOWN', 4032, 3024, '{480}', now(),
		        '2026-11-20'::timestamptz + n * interval '1 second'
		 FROM unnest($4::uuid[], $5::text[], $6::text[]) WITH ORDINALITY AS made(id, key, hash, n)`,
		[eventId, people.olga.id, bytes, photos.map(({ id }) => id), photos.map(({ key }) => key), hashes],
	);
	return {
		...{ eventId, path: `/events/${slug}/take-home`, photos, start },
		async remove() {
			await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [eventId]);
			await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
		},
	};
}
