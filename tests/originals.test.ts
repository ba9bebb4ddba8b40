/**
 * An original contains where it was taken, so an attendee must not be able to get somebody else's. The tests call
 * every procedure, and try to change every URL that an attendee has into one of the original.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { appRouter } from "@/server/routers/_app";
import { callOf, inputOf } from "./setup/any-call";
import { outcome } from "./setup/outcome";
import { begin, keyOf } from "./setup/photos";
import { scene } from "./setup/scene";
import { onCeph } from "./setup/store";

const withPosition = () => readFile(new URL("./fixtures/encoded/orientation-6.jpg", import.meta.url));

/** The guest's photo in state READY, and the API as another attendee uses it. */
async function anothersPhoto() {
	const s = await scene();
	const bytes = await withPosition();
	const upload = await begin(s, s.guest, bytes);
	await s.put(upload, bytes);
	await s.as(s.guest).photos.confirm(upload);
	await s.settled();
	const { photoId } = upload;
	return { s, bytes, photoId, key: keyOf(s, photoId), api: s.as(s.personas.attended) };
}

describe("what the API returns to an attendee about somebody else's photo", () => {
	/** The last test's photo, which most procedures leave as it is. Another one would take a second each time. */
	let kept: Awaited<ReturnType<typeof anothersPhoto>> | undefined;
	async function photoAsItWas() {
		const { s, photoId } = kept ?? {};
		const there = s && (await s.db.photo.findUnique({ where: { id: photoId } }));
		const reader = s && { eventId: s.event.id, userId: s.personas.attended.id, status: "ATTENDED" as const };
		const isOnRoll = s && (await s.db.attendance.count({ where: reader })) === 1;
		if (!kept || there?.state !== "READY" || there.place !== "SHOWN" || !isOnRoll)
			kept = await anothersPhoto();
		return kept;
	}

	test.each(Object.keys(appRouter._def.procedures))("%s does not name the original", async (name) => {
		const { s, bytes, photoId, key, api } = await photoAsItWas();
		const answer = callOf(api, name)(inputOf(s, { photoId }, bytes));
		// INVALID_INPUT would mean that the procedure did not run.
		expect(await outcome(answer)).not.toBe("INVALID_INPUT");
		const told = JSON.stringify(await answer.catch((error: unknown) => String(error))) ?? "";
		expect(told).not.toContain(key);
		expect(told).not.toContain("/uploads/");
		await s.settled();
	});

	test("the uploader and the organizers get its URL, so a rule keeps it from the others", async () => {
		const { s, photoId, key } = await anothersPhoto();
		for (const person of [s.guest, s.organizer]) {
			expect((await s.as(person).photos.byId({ photoId })).originalUrl).toContain(key);
		}
	});
});

describe("a rendition's URL", () => {
	type Bend = (url: URL, key: string, rendition: string) => void;
	const inPath =
		(change: (path: string, key: string, rendition: string) => string): Bend =>
		(url, ...keys) => {
			url.pathname = change(url.pathname, ...keys);
		};
	const bends: [how: string, bend: Bend][] = [
		["is changed to the original's key", inPath((path, key, rendition) => path.replace(rendition, key))],
		["climbs to the original with ../", inPath((path, key) => `${path}/${"%2e%2e%2f".repeat(4)}${key}`)],
		["asks for another version", (url) => url.searchParams.set("versionId", "null")],
		["asks for another name", (url) => url.searchParams.set("response-content-disposition", "attachment")],
		["expires later", (url) => url.searchParams.set("X-Amz-Expires", "604800")],
		["was signed later", (url) => url.searchParams.set("X-Amz-Date", "20991231T000000Z")],
		["has no signature", (url) => url.searchParams.delete("X-Amz-Signature")],
		["has another signature", (url) => url.searchParams.set("X-Amz-Signature", "0".repeat(64))],
	];

	async function rendition() {
		const { s, photoId, key, api, bytes } = await anothersPhoto();
		const { images } = await api.photos.byId({ photoId });
		const url = new URL(images[0]?.url ?? "");
		return { s, key, bytes, url, rendition: url.pathname.slice(url.pathname.indexOf("optimized/")) };
	}

	onCeph.each(bends)("that %s is refused", async (_, bend) => {
		const { key, url, rendition: path } = await rendition();
		expect((await fetch(url)).status).toBe(200);
		bend(url, key, path);
		expect((await fetch(url)).status).toBe(403);
	});

	onCeph("allows reading and nothing else", async () => {
		const { s, url } = await rendition();
		const before = await s.keys();
		for (const method of ["PUT", "POST", "DELETE"]) {
			expect([method, (await fetch(url, { method })).ok]).toEqual([method, false]);
		}
		expect(await s.keys()).toEqual(before);
	});

	onCeph("cannot be turned into a read of the original by a header", async () => {
		const { key, bytes, url, rendition: path } = await rendition();
		const original = url.pathname.replace(path, key);
		for (const name of ["x-amz-copy-source", "x-original-url", "x-rewrite-url", "x-forwarded-uri"]) {
			const answer = await fetch(url, { headers: { [name]: original } });
			expect(new Uint8Array(await answer.arrayBuffer())).not.toEqual(new Uint8Array(bytes));
		}
	});
});
