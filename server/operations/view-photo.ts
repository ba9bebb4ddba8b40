/**
 * Views a photo as a browser does: reads a rendition of a real one at the address that a page would get, which is that of the store or
 * of the CDN. It shows what a probe of the store with the app's own keys cannot: a wrong public address, a wrong key of the CDN, renditions
 * that are gone.
 */
import { randomUUID } from "node:crypto";
import { prepare, sql } from "../db/prepared";
import type { Deps } from "../deps";
import { renditionKey } from "../photos/object-key";

interface Viewed {
	id: string;
	eventId: string;
	renditionRound: number;
	renditionWidths: number[];
}

/** One may be removed, hidden or damaged at this moment, so it takes three that cannot be viewed. */
const tries = 3;
/** Milliseconds for each. */
const patience = 5_000;

/** Photos behind a random key, so that each time others are viewed, by the index that verifying uses. */
const photosBehind = prepare(sql`
	SELECT id, "eventId", "renditionRound", "renditionWidths" FROM (
		SELECT * FROM "Photo" WHERE key COLLATE "C" > $1 ORDER BY key COLLATE "C" LIMIT 100
	) AS behind WHERE state = 'READY' LIMIT ${tries}`);

/** True as well if there is no photo to view. */
export async function canViewPhotos(deps: Pick<Deps, "prepared" | "storage" | "now">): Promise<boolean> {
	const behind = await deps.prepared<Viewed>(photosBehind, [`uploads/event_${randomUUID()}`]);
	const photos = behind.length > 0 ? behind : await deps.prepared<Viewed>(photosBehind, ["uploads/"]);
	for (const photo of photos) if (await canView(deps, photo)) return true;
	return photos.length === 0;
}

async function canView({ storage, now }: Pick<Deps, "storage" | "now">, photo: Viewed): Promise<boolean> {
	const [width] = photo.renditionWidths;
	if (width === undefined) return false;
	try {
		const url = await storage.presignGet(renditionKey(photo, width), { now: now() });
		const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patience) });
		const bytes = Buffer.from(await answer.arrayBuffer());
		return (
			answer.ok && bytes.toString("latin1", 0, 4) === "RIFF" && bytes.readUInt32LE(4) + 8 === bytes.length
		);
	} catch {
		return false;
	}
}
