/** `test` with events that have a code at the venue, for the specs about it. */
import { randomUUID } from "node:crypto";
import jsQR from "jsqr";
import sharp, { type Sharp } from "sharp";
import { people } from "@/prisma/seed/people";
import { codePath } from "@/rules/venue";
import { newCode, rotatingCode } from "@/server/venue/codes";
import { test as base } from "./mail";
import type { Page } from "./test";

interface VenueOptions {
	way?: "ATTENDED" | "ASK" | "ROLL_ONLY";
	/** Hours from now until the event starts; the door opens two hours before. */
	startsIn?: number;
	name?: string;
	/** Groups of its roll. */
	groups?: string[];
	/** The preview of its picture (npm thumbhash). */
	cover?: string;
	locale?: string;
}

export interface VenueEvent {
	id: string;
	path: string;
	/** Where the code of its posters leads. */
	poster: string;
	/** Where the code leads that was on the walls so many seconds ago. */
	wall: (secondsAgo?: number) => string;
}

export const test = base.extend<{ makeVenue: (options?: VenueOptions) => Promise<VenueEvent> }>({
	/** Events that Olga organizes and where Cleo is registered. They are deleted after the test, because other specs list events. */
	makeVenue: async ({ sql, page }, use) => {
		const made: string[] = [];
		await use(
			async ({
				way = "ATTENDED",
				startsIn = 1,
				name = "Harvest Supper",
				groups = [],
				cover,
				locale = "en",
			} = {}) => {
				const [id, venueKey] = [randomUUID(), randomUUID()];
				const slug = `venue-${id}`;
				const code = newCode();
				made.push(id);
				await sql(
					`INSERT INTO "Event" (id, slug, name, timezone, locale, "startsAt", "endsAt", "uploadsOpenAt", "joinCode", "venueKey", "venueWay")
				 VALUES ($1, $2, $3, 'Europe/Madrid', $4, now() + make_interval(hours => $5), now() + make_interval(hours => $5 + 5),
				         '2026-01-01', $6, $7, $8::"VenueWay")`,
					[id, slug, name, locale, startsIn, code, venueKey, way],
				);
				for (const [person, role, status] of [
					[people.olga, "ORGANIZER", "ATTENDED"],
					[people.cleo, "ATTENDEE", "REGISTERED"],
				] as const)
					await sql(
						`INSERT INTO "Attendance" (id, "eventId", "userId", name, role, status)
					 VALUES (gen_random_uuid(), $1, $2, $3, $4::"AttendanceRole", $5::"AttendanceStatus")`,
						[id, person.id, person.name, role, status],
					);
				await sql(
					`INSERT INTO "Attendance" (id, "eventId", name, "group")
					 SELECT gen_random_uuid(), $1, name, name FROM unnest($2::text[]) name`,
					[id, groups],
				);
				if (cover)
					await sql(
						`WITH made AS (
						   INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state,
						                        width, height, "renditionWidths", thumbhash)
						   SELECT photo, $1, $2, 'uploads/' || photo, encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg',
						          3000000, 'The picture', 'READY', 4032, 3024, '{480}', $3
						   FROM gen_random_uuid() photo RETURNING id
						 ) UPDATE "Event" SET "coverPhotoId" = made.id FROM made WHERE "Event".id = $1`,
						[id, people.olga.id, cover],
					);
				const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1_000);
				return {
					...{ id, path: `/events/${slug}`, poster: codePath(slug, code) },
					wall: (secondsAgo = 0) => codePath(slug, rotatingCode({ venueKey }, at(secondsAgo)).code),
				};
			},
		);
		// The page would keep asking for an event that is deleted.
		await page.close();
		for (const id of made) {
			await sql(`DELETE FROM "Photo" WHERE "eventId" = $1`, [id]);
			await sql(`DELETE FROM "Event" WHERE id = $1`, [id]);
		}
	},
});

/** The text of the code in a picture; undefined without one. */
export async function readCode(picture: Sharp): Promise<string | undefined> {
	const { data, info } = await picture.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	// Inverted codes are not tried, because a phone's scanner may not read them, either.
	return jsQR(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: "dontInvert" })
		?.data;
}

export const scanned = async (page: Page) => readCode(sharp(await page.screenshot()));
