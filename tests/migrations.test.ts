import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { missingMigration } from "@/scripts/stack/migrate";
import { openDatabase } from "./setup/database";

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
	}): Promise<string> {
		const { db } = await openDatabase();
		const passed = "the database accepted the rows";
		return db
			.$transaction(async (tx) => {
				await tx.user.create({ data: { id } });
				await tx.event.create({ data: { ...event, ...rows.event } });
				if (rows.attendance) await tx.attendance.create({ data: { eventId: id, ...rows.attendance } });
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
		["a guest without account or e-mail", { attendance: {} }, "Attendance_known_by"],
		["an e-mail with capitals", { attendance: { email: "A@b.test" } }, "Attendance_email_lower"],
		["an upload outside uploads/", { upload: { key: "optimized/x" } }, "Upload_key_place"],
		["an empty upload", { upload: { size: 0 } }, "Upload_size_positive"],
		["an upload whose sha256 has capitals", { upload: { sha256: "A".repeat(64) } }, "Upload_sha256_hex"],
		["an upload without a title", { upload: { title: "" } }, "Upload_title_length"],
		["a title of 121 characters", { upload: { title: "x".repeat(121) } }, "Upload_title_length"],
		[
			"a description of 1,001 bytes",
			{ upload: { description: "é".repeat(501) } },
			"Upload_description_length",
		],
		["an empty photo", { photo: { size: 0 } }, "Photo_size_positive"],
		["a photo whose sha256 is short", { photo: { sha256: "a" } }, "Photo_sha256_hex"],
		["a photo without a title", { photo: { title: "" } }, "Photo_title_length"],
		["a READY photo without pixels", { photo: { state: "READY" } }, "Photo_ready_has_pixels"],
		["a photo with a width of 0", { photo: { width: 0, height: 1 } }, "Photo_pixels_positive"],
	])("%s", async (_, rows, constraint) => {
		expect(await refusal(rows)).toContain(constraint);
	});
});
