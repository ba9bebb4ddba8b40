/** What the URLs of a package give, and that they give nothing else. */
import { describe, expect, test } from "vitest";
import { begin, jpeg } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { onCeph } from "@/tests/setup/store";
import { originals } from "./take-home.fixture";

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
