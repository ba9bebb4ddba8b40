/** What the URLs of a package give, that they give nothing else, and what is said of a photo that cannot be had any more. */
import { describe, expect, test } from "vitest";
import type { PhotoState } from "@/prisma/generated/enums";
import { outcome } from "@/tests/setup/outcome";
import { begin, jpeg, plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { onCeph } from "@/tests/setup/store";
import { everything, originals, packageOf } from "./take-home.fixture";

describe("the URLs of a package", () => {
	async function developed() {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		await s.put(upload, bytes);
		await s.as(s.guest).photos.confirm(upload);
		await s.settled();
		return { s, bytes, photoId: upload.photoId };
	}
	async function urlFor({ s, photoId }: Awaited<ReturnType<typeof developed>>, who: Person) {
		const asked = { eventId: s.event.id, ...originals, photoIds: [photoId] };
		const [signed] = (await s.as(who).takeHome.sign(asked)).signed;
		return signed && "url" in signed ? signed.url : "";
	}

	test("give the original with the listed size and hash, or the largest rendition, and work for hours", async () => {
		const made = await developed();
		const { s, bytes } = made;
		const original = await fetch(await urlFor(made, s.organizer));
		expect(Buffer.from(await original.arrayBuffer())).toEqual(Buffer.from(bytes));
		const rendition = await fetch(await urlFor(made, s.personas.attended));
		expect(rendition.headers.get("content-type")).toBe("image/webp");

		const window = s.deps.limits.imageUrlWindowSeconds * 1_000;
		s.clock.now = new Date(Math.ceil(Date.now() / window) * window - 1);
		const url = new URL(await urlFor(made, s.organizer));
		const signedAt = url.searchParams
			.get("X-Amz-Date")
			?.replace(/(....)(..)(..)T(..)(..)/, "$1-$2-$3T$4:$5:");
		const endsAt = Date.parse(signedAt ?? "") + Number(url.searchParams.get("X-Amz-Expires")) * 1_000;
		expect(endsAt - s.clock.now.getTime()).toBeGreaterThan(3 * 3_600_000);
	});

	onCeph("give the stored bytes although the object says that they are packed", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		// Ceph keeps this header, although nobody signed it.
		if (upload.kind !== "put") throw new Error("There is nothing to send.");
		await s.put(upload, bytes, { headers: { "content-encoding": "gzip" } });
		await s.db.photo.create({
			data: {
				...{ id: upload.photoId, eventId: s.event.id, uploaderId: s.guest.id, title: "", size: bytes.length },
				...{ key: new URL(upload.url).pathname.split("/").slice(2).join("/"), sha256: "0".repeat(64) },
				...{ contentType: "image/jpeg", state: "READY", width: 32, height: 24, renditionWidths: [32] },
			},
		});
		const answer = await fetch(await urlFor({ s, bytes, photoId: upload.photoId }, s.guest));
		expect(answer.headers.get("content-encoding")).not.toBe("gzip");
		expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes));
	});

	onCeph("of a rendition cannot be bent to the original", async () => {
		const made = await developed();
		const url = new URL(await urlFor(made, made.s.personas.attended));
		const { key } = await made.s.db.photo.findUniqueOrThrow({ where: { id: made.photoId } });
		expect((await fetch(url)).status).toBe(200);
		const bent = new URL(url);
		bent.pathname = bent.pathname.replace(/optimized\/.*/, key);
		expect((await fetch(bent)).status).toBe(403);
		const decoded = new URL(url);
		decoded.searchParams.set("response-content-encoding", "gzip");
		expect((await fetch(decoded)).status).toBe(403);
	});
});

describe("between the list and the URL", () => {
	test("what was hidden, removed, lost or no longer shared is said of each photo, in the order asked", async () => {
		const s = await scene();
		const api = s.as(s.personas.attended);
		const asked = { eventId: s.event.id, ...originals };
		await s.db.event.update({ where: { id: s.event.id }, data: { shareOriginals: true } });
		const plant = async (uploaderId = s.guest.id, state: PhotoState = "READY") =>
			(await plantPhoto(s, { uploaderId, state })).photoId;
		const own = await plant(s.personas.attended.id, "FAILED");
		await s.db.photo.update({ where: { id: own }, data: { failure: "TOO_SLOW" } });
		const photos = {
			hidden: await plant(),
			waiting: await plant(),
			removed: await plant(),
			again: await plant(),
		};
		const kept = await plant();
		const photoIds = [...Object.values(photos), own, kept];
		const { entries } = await packageOf(api, { ...asked, what: everything });
		expect(entries.map(({ file }) => file)).toEqual(photoIds.map(() => "original"));

		const set = (id: string, data: Parameters<typeof s.db.photo.update>[0]["data"]) =>
			s.db.photo.update({ where: { id }, data });
		await set(photos.hidden, { place: "HIDDEN" });
		await set(photos.waiting, { place: "WAITING" });
		await s.db.photo.delete({ where: { id: photos.removed } });
		// A store that lost renditions has the photo developed again.
		await set(photos.again, { state: "DEVELOPING" });
		await set(own, { originalLostAt: new Date() });
		await s.db.event.update({ where: { id: s.event.id }, data: { shareOriginals: false } });

		const { signed } = await api.takeHome.sign({ ...asked, photoIds });
		expect(signed).toEqual([
			{ photoId: photos.hidden, left: "HIDDEN" },
			{ photoId: photos.waiting, left: "HIDDEN" },
			{ photoId: photos.removed, left: "GONE" },
			{ photoId: photos.again, left: "NOT_READY" },
			{ photoId: own, left: "LOST" },
			{ photoId: kept, file: "rendition", originalLost: false, url: expect.stringContaining("/optimized/") },
		]);
	});

	test("somebody who is taken off the roll gets no more pages and no more URLs", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const asked = { eventId: s.event.id, ...originals };
		const api = s.as(s.guest);
		expect((await packageOf(api, { ...asked, what: { kind: "mine" } })).entries).toHaveLength(1);

		await s.takeOffRoll(s.guest);

		expect(await outcome(api.takeHome.list({ ...asked, what: { kind: "mine" } }))).toBe("EVENT_NOT_FOUND");
		expect(await outcome(api.takeHome.sign({ ...asked, photoIds: [photoId] }))).toBe("EVENT_NOT_FOUND");
	});
});
