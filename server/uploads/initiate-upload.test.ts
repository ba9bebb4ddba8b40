import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { outcome, refusal } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { decodeMetadata } from "../storage/metadata";
import { initiateUpload } from "./initiate-upload";

const hour = 3_600_000;

/** Announces a photo of the guest with some fields changed. */
function announce(s: Scene, change: object = {}, who: Person = s.guest) {
	return s.as(who).photos.initiateUpload({ eventId: s.event.id, ...announced(jpeg()), ...change });
}

describe("what may be announced", () => {
	test.each([
		"🏔️ Über dem Nebel 👩‍👩‍👧",
		"غروب الشمس فوق الجبل",
		"שקיעה ‏מעל ההר",
		"two  spaces",
		"=?UTF-8?B?AAAA?=",
		'a\'; DROP TABLE "Photo"; --',
		"<script>alert(1)</script>",
		"x".repeat(120),
	])("the title and description %j are kept exactly", async (text) => {
		const s = await scene();
		const upload = await announce(s, { title: text, description: `${text}\n${text}` });
		if (upload.kind !== "put") throw new Error("nothing to put");

		expect(await s.db.upload.findUnique({ where: { id: upload.photoId } })).toMatchObject({
			...{ title: text, description: `${text}\n${text}` },
		});
		expect(decodeMetadata(upload.headers["x-amz-meta-title"] ?? "")).toBe(text);
	});

	test.each([
		["image/jpeg", "image/jpeg"],
		["IMAGE/JPEG", "image/jpeg"],
		["image/jpeg; charset=binary", "image/jpeg"],
		[" Image/Jpeg ;q=1", "image/jpeg"],
		["image/jpg", "image/jpeg"],
		["image/png", "image/png"],
		["image/webp", "image/webp"],
		["image/avif", "image/avif"],
		["image/gif", "image/gif"],
		["image/heic", "image/heic"],
		["image/heif", "image/heif"],
	])("the type %j is signed as %s", async (contentType, signed) => {
		const s = await scene();
		expect(await announce(s, { contentType })).toMatchObject({ headers: { "content-type": signed } });
	});

	test("a photo of exactly the limit is accepted, and the database can store its size", async () => {
		const s = await scene();
		const size = s.deps.limits.photoBytes;
		expect(await announce(s, { size })).toMatchObject({ headers: { "content-length": String(size) } });
	});
});

describe("what may not be announced", () => {
	test.each([
		["image/svg+xml"],
		["text/html"],
		["application/octet-stream"],
		["video/mp4"],
		["image/"],
		["image/jpegx"],
		["constructor"],
		["image/jpeg\u0000"],
		["text/html; image/jpeg"],
		["image/jpeg, text/html"],
		[""],
	])("the type %j is refused with a list of the supported types", async (contentType) => {
		const s = await scene();
		const refused = await refusal(announce(s, { contentType }));
		expect(refused).toMatchObject({ code: "TYPE_NOT_SUPPORTED", httpStatus: 415 });
		expect(refused?.message).toContain("JPEG, PNG, WebP, AVIF, GIF, HEIC, HEIF");
		expect(await s.db.upload.count()).toBe(0);
	});

	test("a file of zero bytes is refused with EMPTY_FILE", async () => {
		const s = await scene();
		expect(await refusal(announce(s, { size: 0 }))).toMatchObject({ code: "EMPTY_FILE", retry: false });
	});

	test.each([51_000_000, 50_000_001, Number.MAX_SAFE_INTEGER])(
		"a file of %i bytes is refused, and the error names the limit",
		async (size) => {
			const s = await scene();
			const refused = await refusal(announce(s, { size }));
			expect(refused).toMatchObject({ code: "TOO_LARGE", httpStatus: 413 });
			expect(refused?.message).toContain("The limit is 50 MB");
			expect(refused?.message).not.toContain("has 50 MB");
		},
	);

	const words = "words ".repeat(1_667);
	test.each([
		["a title of 10,000 characters", { title: words }, "A title has at most 120 characters."],
		["a title of 61 emoji", { title: "🏔".repeat(61) }, "A title has at most 120 characters."],
		["a description of 10,000 characters", { description: words }, "A description has at most 1,000 bytes"],
		[
			"a description of 501 umlauts",
			{ description: "ü".repeat(501) },
			"A description has at most 1,000 bytes",
		],
		["a title with a NUL", { title: "a\u0000b" }, "characters"],
		["a description with a NUL", { description: "a\u0000b" }, "characters"],
		["half an emoji in the title", { title: "a\ud83c" }, "characters"],
		["half an emoji in the description", { description: "\udfd4b" }, "characters"],
		["an id that is not an id", { eventId: "hike" }, ""],
		["an id with SQL", { eventId: "' OR 1=1 --" }, ""],
		["an empty id", { eventId: "" }, ""],
		["a sha256 in capitals", { sha256: "A".repeat(64) }, "sha256 is 64 lower-case hex digits."],
		["a short sha256", { sha256: "a".repeat(63) }, "sha256 is 64 lower-case hex digits."],
		["a sha256 with a newline", { sha256: `${"a".repeat(64)}\n` }, "sha256 is 64 lower-case hex digits."],
		["a sha256 in base64", { sha256: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" }, "sha256"],
		["a size below zero", { size: -1 }, ""],
		["half a byte", { size: 0.5 }, ""],
		["a size that is not a number", { size: Number.NaN }, ""],
		["a type of a thousand characters", { contentType: "x".repeat(1_000) }, ""],
	])("%s is refused, and the sentence says why", async (_, change, sentence) => {
		const s = await scene();
		const refused = await refusal(announce(s, change));
		expect(refused).toMatchObject({ code: "INVALID_INPUT", httpStatus: 400, retry: false });
		expect(refused?.message).toContain(sentence);
		expect(await s.db.upload.count()).toBe(0);
	});

	test.each(["photos.confirm", "photos.byId", "photos.remove"] as const)(
		"%s refuses ids that are not ids",
		async (name) => {
			const { photos } = await scene().then((s) => s.as(s.guest));
			const call = {
				"photos.confirm": photos.confirm,
				"photos.byId": photos.byId,
				"photos.remove": photos.remove,
			}[name];
			for (const photoId of ["", "x", "../../etc/passwd", "' OR 1=1 --", `${randomUUID()}\n`, "\u0000"]) {
				expect(await outcome(call({ photoId }))).toBe("INVALID_INPUT");
			}
		},
	);

	test.each(["nowhere", "\u0000", "../admin", "%00", "🏔️"])("there is no event %j", async (slug) => {
		const s = await scene();
		expect(["EVENT_NOT_FOUND", "INVALID_INPUT"]).toContain(
			await outcome(s.as(s.guest).events.bySlug({ slug })),
		);
	});

	test("an event that does not exist is answered like an event whose roll the person is not on", async () => {
		const s = await scene();
		expect(await outcome(announce(s, { eventId: randomUUID() }))).toBe("NOT_ON_THE_ROLL");
	});
});

describe("who may announce, and when", () => {
	test("a person who registered but did not attend is refused, and the error says why", async () => {
		const s = await scene({ attended: false });
		const refused = await refusal(announce(s));
		expect(refused).toMatchObject({ code: "NOT_ON_THE_ROLL", httpStatus: 403 });
		expect(refused?.message).toContain("Only people who attended");
	});

	test("an organizer who did not attend cannot add photos", async () => {
		const s = await scene();
		await s.db.attendance.updateMany({ where: { role: "ORGANIZER" }, data: { status: "REGISTERED" } });
		expect(await outcome(announce(s, {}, s.organizer))).toBe("NOT_ON_THE_ROLL");
	});

	test("being taken off the roll works at once", async () => {
		const s = await scene();
		expect(await outcome(announce(s))).toBe("ok");
		await s.takeOffRoll(s.guest);
		expect(await outcome(announce(s))).toBe("NOT_ON_THE_ROLL");
	});

	const opens = new Date("2026-11-24T10:00:00Z");
	const closes = new Date("2026-11-24T12:00:00Z");
	test.each([
		["a millisecond before it opens", new Date(opens.getTime() - 1), "UPLOADS_NOT_OPEN"],
		["when it opens", opens, "ok"],
		["a millisecond before it closes", new Date(closes.getTime() - 1), "ok"],
		["when it closes", closes, "UPLOADS_CLOSED"],
		["years later", new Date(closes.getTime() + 20_000 * hour), "UPLOADS_CLOSED"],
	])("the upload window is exact: %s", async (_, now, expected) => {
		const s = await scene({ now, event: { uploadsOpenAt: opens, uploadsCloseAt: closes } });
		expect(await outcome(announce(s))).toBe(expected);
	});
});

describe("announcing again", () => {
	test("returns a fresh URL for the same photo and keeps one row, with the latest title", async () => {
		const s = await scene({ now: new Date("2026-11-24T10:00:00Z"), event: { uploadsOpenAt: new Date(0) } });
		const bytes = jpeg();
		const first = await announce(s, announced(bytes));
		s.clock.now = new Date("2026-11-24T10:05:00Z");

		const second = await announce(s, { ...announced(bytes), title: "Better words" });

		expect(second).toMatchObject({ kind: "put", photoId: first.photoId });
		expect(second).toMatchObject({ expiresAt: new Date("2026-11-24T10:15:00Z") });
		expect(await s.db.upload.findMany()).toMatchObject([
			{ id: first.photoId, title: "Better words", expiresAt: new Date("2026-11-24T11:05:00Z") },
		]);
	});

	test("twenty times at once returns twenty URLs for one photo", async () => {
		const s = await scene();
		const told = announced(jpeg());
		const uploads = await Promise.all(Array.from({ length: 20 }, () => announce(s, told)));
		expect(new Set(uploads.map(({ photoId }) => photoId)).size).toBe(1);
		expect(new Set(uploads.map(({ kind }) => kind))).toEqual(new Set(["put"]));
		expect(await s.db.upload.count()).toBe(1);
	});

	test("the same bytes in another event starts another photo", async () => {
		const s = await scene();
		await s.putOnRoll(s.guest, "ATTENDED", s.foreignEvent.id);
		const told = announced(jpeg());
		const [here, there] = [
			await announce(s, told),
			await announce(s, { ...told, eventId: s.foreignEvent.id }),
		];
		expect(here.photoId).not.toBe(there.photoId);
	});

	test("bytes that are already in the event returns the id of that photo to everybody", async () => {
		const s = await scene();
		const bytes = jpeg();
		const { photoId } = await arrive(s, s.guest, bytes);
		await s.as(s.guest).photos.confirm({ photoId });

		const { personas, organizer } = s;
		await s.settled();
		const kept = { title: "Above the clouds", description: "", mayEdit: true };
		const answer = { kind: "duplicate", photoId, kept };
		expect(await announce(s, announced(bytes))).toEqual(answer);
		expect(await announce(s, announced(bytes), organizer)).toEqual(answer);
		expect(await announce(s, announced(bytes), personas.attended)).toEqual({
			...answer,
			kept: { ...kept, mayEdit: false },
		});
		expect(await s.db.upload.count()).toBe(0);
	});

	test("bytes that another person announced but has not sent yet starts a separate upload", async () => {
		const s = await scene();
		const bytes = jpeg();
		const [mine, theirs] = [await begin(s, s.guest, bytes), await begin(s, s.organizer, bytes)];
		expect(mine.photoId).not.toBe(theirs.photoId);
	});
});

test("announcing makes no request to the store, so it works even if the store does not respond", async () => {
	const s = await scene();
	const deps = { ...s.deps, storage: await deadStore() };
	const photo = { ...announced(jpeg()), description: "", eventId: s.event.id, userId: s.guest.id };
	expect(await initiateUpload(deps, photo)).toMatchObject({ kind: "put" });
});
