import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { hideNoteMaxLength } from "@/rules/hide-reasons";
import { missingMigration } from "@/scripts/stack/migrate";
import { openDatabase } from "./setup/database";
import { databaseAt } from "./setup/database-at";

const schemaPath = "prisma/schema.prisma";
const folder = mkdtempSync(join(tmpdir(), "rollcall-drift-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the schema with one line changed, and returns the path of the file. */
function schemaWith(change: (schema: string) => string): string {
	const path = join(folder, "schema.prisma");
	const before = readFileSync(schemaPath, "utf8");
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
	return path;
}

describe("migration history and schema", () => {
	test("the migrations result in exactly prisma/schema.prisma", async () => {
		expect(await missingMigration(inject("adminDatabaseUrl"), schemaPath)).toBeNull();
	});

	test("a column that only the schema has is noticed", async () => {
		const schema = schemaWith((text) => text.replace(/^(\s+)camera .*$/m, "$&\n$1lens String?"));
		expect(await missingMigration(inject("adminDatabaseUrl"), schema)).toContain('ADD COLUMN     "lens"');
	});

	test("a column that only the migrations have is noticed", async () => {
		const schema = schemaWith((text) => text.replace(/^\s+camera .*$/m, ""));
		expect(await missingMigration(inject("adminDatabaseUrl"), schema)).toContain('DROP COLUMN "camera"');
	});
});

describe("the database itself refuses", () => {
	const id = "00000000-0000-4000-8000-000000000001";
	const sha256 = "a".repeat(64);
	const event = {
		id,
		slug: "hike",
		name: "Hike",
		timezone: "UTC",
		startsAt: new Date(2),
		endsAt: new Date(2),
		uploadsOpenAt: new Date(2),
	};
	const object = {
		id,
		eventId: id,
		uploaderId: id,
		key: "uploads/x.jpg",
		sha256,
		contentType: "image/jpeg",
		size: 1,
		title: "x",
	};
	const upload = { ...object, expiresAt: new Date() };

	/** The error when these rows are inserted, in a transaction that never commits. */
	async function refusal(rows: {
		event?: object;
		attendance?: object;
		upload?: object;
		photo?: object;
		section?: object;
	}): Promise<string> {
		const { db } = await openDatabase();
		const passed = "the database accepted the rows";
		return db
			.$transaction(async (tx) => {
				await tx.user.create({ data: { id } });
				await tx.event.create({ data: { ...event, ...rows.event } });
				if (rows.attendance) await tx.attendance.create({ data: { eventId: id, ...rows.attendance } });
				const section = { eventId: id, name: "A", nameKey: "a", position: 0 };
				if (rows.section) await tx.section.create({ data: { ...section, ...rows.section } });
				if (rows.upload) await tx.upload.create({ data: { ...upload, ...rows.upload } });
				if (rows.photo) await tx.photo.create({ data: { ...object, ...rows.photo } });
				throw new Error(passed);
			})
			.catch((error: unknown) => String(error));
	}

	test("nothing that the application writes", async () => {
		const rows = {
			event: {},
			attendance: { email: "a@b.test" },
			upload: {},
			photo: { state: "READY", width: 1, height: 1 },
		};
		expect(await refusal(rows)).toContain("the database accepted the rows");
	});

	test.each([
		["an event that ends before it starts", { event: { endsAt: new Date(1) } }, "Event_ends_after_start"],
		[
			"uploads that close before they open",
			{ event: { uploadsCloseAt: new Date(1) } },
			"Event_uploads_close_after_open",
		],
		["a slug with spaces", { event: { slug: "a b" } }, "Event_slug_form"],
		["a slug that ends in a dash", { event: { slug: "a-" } }, "Event_slug_form"],
		["a guest without account, e-mail or name", { attendance: {} }, "Attendance_known_by"],
		["an e-mail with capitals", { attendance: { email: "A@b.test" } }, "Attendance_email_lower"],
		["an upload outside uploads/", { upload: { key: "optimized/x" } }, "Upload_key_place"],
		["an empty upload", { upload: { size: 0 } }, "Upload_size_positive"],
		["an upload whose sha256 has capitals", { upload: { sha256: "A".repeat(64) } }, "Upload_sha256_hex"],
		["an upload's title of 121 characters", { upload: { title: "x".repeat(121) } }, "Upload_title_length"],
		[
			"a description of 1,001 bytes",
			{ upload: { description: "é".repeat(501) } },
			"Upload_description_length",
		],
		["an empty photo", { photo: { size: 0 } }, "Photo_size_positive"],
		["a photo whose sha256 is short", { photo: { sha256: "a" } }, "Photo_sha256_hex"],
		["a photo's title of 121 characters", { photo: { title: "x".repeat(121) } }, "Photo_title_length"],
		["a READY photo without pixels", { photo: { state: "READY" } }, "Photo_ready_has_pixels"],
		[
			"a reason for a photo that is not hidden",
			{ photo: { placeReason: "BLURRED" } },
			"Photo_reason_only_if_hidden",
		],
		["a note that says nothing", { photo: { place: "HIDDEN", placeNote: "" } }, "Photo_place_note_length"],
		[
			"a note of 201 characters",
			{ photo: { place: "HIDDEN", placeNote: "x".repeat(hideNoteMaxLength + 1) } },
			"Photo_place_note_length",
		],
		["a section without a name", { section: { name: "" } }, "Section_name_length"],
		["a name of 61 characters", { section: { name: "x".repeat(61) } }, "Section_name_length"],
		["a section that ends without a start", { section: { endsAt: new Date(1) } }, "Section_ends_after_start"],
		[
			"a section that ends when it starts",
			{ section: { startsAt: new Date(1), endsAt: new Date(1) } },
			"Section_ends_after_start",
		],
		[
			"a photo in a section of another event",
			{ photo: { sectionId: "00000000-0000-4000-8000-000000000002", sectionChosen: true } },
			"Photo_eventId_sectionId_fkey",
		],
		["a photo with a width of 0", { photo: { width: 0, height: 1 } }, "Photo_pixels_positive"],
	])("%s", async (_, rows, constraint) => {
		expect(await refusal(rows)).toContain(constraint);
	});
});

test("photos that were hidden before they had a place are HIDDEN or WAITING, as the log and the event say", async () => {
	const { client, migrate } = await databaseAt("20261129030000_tables_nobody_reads");
	const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
	const organizer = id(1);
	await client.query(`INSERT INTO "User" (id, name) VALUES ('${organizer}', 'Olga')`);
	const events = { AFTER: id(2), BEFORE: id(3) } as const;
	for (const [moderation, event] of Object.entries(events))
		await client.query(
			`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt", moderation)
			 VALUES ($1, lower($2), 'Hike', 'UTC', now(), now(), now(), $2::"ModerationMode")`,
			[event, moderation],
		);
	let next = 10;
	type Entry = [action: "photo.hide" | "photo.show", at: string, actor?: string | null];
	async function photo(event: keyof typeof events, hidden: boolean, log: Entry[] = []) {
		const photoId = id(next++);
		await client.query(
			`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, hidden)
			 VALUES ($1::uuid, $2, $3, 'uploads/' || $1::text, encode(sha256($1::text::bytea), 'hex'), 'image/jpeg', 1, 'x', $4)`,
			[photoId, events[event], organizer, hidden],
		);
		for (const [action, at, actor = organizer] of log)
			await client.query(
				`INSERT INTO "AuditEntry" (id, "eventId", "actorId", action, subject, "createdAt")
				 VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
				[events[event], actor, action, photoId, at],
			);
		return photoId;
	}
	const [hide, show] = ["photo.hide", "photo.show"] as const;
	const [monday, tuesday, friday] = ["2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-27T10:00:00Z"];
	const nobody = { by: null, at: null };
	const expected = {
		[await photo("AFTER", false)]: { place: "SHOWN", ...nobody },
		[await photo("BEFORE", false, [[show, monday]])]: { place: "SHOWN", ...nobody },
		[await photo("AFTER", true, [[hide, monday]])]: { place: "HIDDEN", by: organizer, at: monday },
		[await photo("BEFORE", true)]: { place: "WAITING", ...nobody },
		[await photo("BEFORE", true, [
			[show, monday],
			[hide, tuesday],
		])]: { place: "HIDDEN", by: organizer, at: tuesday },
		// It was hidden, shown and hidden again: the last one counts.
		[await photo("AFTER", true, [
			[hide, monday],
			[show, tuesday],
			[hide, friday],
		])]: {
			...{ place: "HIDDEN", by: organizer, at: friday },
		},
		// An operator hid it in the database, so the log does not know.
		[await photo("AFTER", true)]: { place: "HIDDEN", ...nobody },
		// The organizer was erased, and one of them is in the log only.
		[await photo("AFTER", true, [[hide, monday, null]])]: { place: "HIDDEN", by: null, at: monday },
		[await photo("AFTER", true, [[hide, monday, id(9)]])]: { place: "HIDDEN", by: null, at: monday },
	};

	await migrate("20261130010000_place_in_the_album");

	const { rows } = await client.query(
		`SELECT id, place, "placedById" AS by, "placedAt" AS at, hidden, "placeReason" FROM "Photo" ORDER BY id`,
	);
	expect(rows).toEqual(
		Object.entries(expected).map(([photoId, { place, by, at }]) => ({
			...{ id: photoId, place, by, at: at && new Date(at), hidden: place !== "SHOWN", placeReason: null },
		})),
	);
});
