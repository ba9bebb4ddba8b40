/**
 * An original tells where it was taken: an attendee has no path to another's. Every procedure is asked, and every URL
 * that an attendee holds is bent towards the original.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { appRouter } from "@/server/routers/_app";
import { outcome } from "./setup/outcome";
import { announced, begin, keyOf, type Scene } from "./setup/photos";
import { scene } from "./setup/scene";
import { onCeph } from "./setup/store";

const withPosition = () => readFile(new URL("./fixtures/encoded/orientation-6.jpg", import.meta.url));

/** The guest's photo, READY; and another attendee, who looks at it. */
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

/** What any procedure may want to know about this photo; each takes what it knows. */
const inputOf = (s: Scene, photoId: string, bytes: Uint8Array) => ({
	...{ photoId, photoIds: [photoId], eventId: s.event.id, slug: s.event.slug, hidden: false },
	...{ ...announced(bytes), title: "Mine now" },
	email: s.personas.attended.email,
});

type Call = (input: unknown) => Promise<unknown>;
/** Of the API as a tree of callers: the one under "photos.list" and the like. */
function callOf(api: object, name: string): Call {
	const found = name.split(".").reduce<unknown>((at, part) => Reflect.get(Object(at), part), api);
	if (typeof found !== "function") throw new Error(`${name} cannot be called.`);
	return (input) => Promise.resolve(Reflect.apply(found, undefined, [input]));
}

describe("what the API tells an attendee about another's photo", () => {
	test.each(Object.keys(appRouter._def.procedures))("%s names no original", async (name) => {
		const { s, bytes, photoId, key, api } = await anothersPhoto();
		const answer = callOf(api, name)(inputOf(s, photoId, bytes));
		// Else the procedure was not asked at all: give `inputOf` what it wants.
		expect(await outcome(answer)).not.toBe("INVALID_INPUT");
		const told = JSON.stringify(await answer.catch((error: unknown) => String(error))) ?? "";
		expect(told).not.toContain(key);
		expect(told).not.toContain("/uploads/");
		await s.settled();
	});

	test("its uploader and the organizers are told, so it is a rule that keeps it from the others", async () => {
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
		["names the original", inPath((path, key, rendition) => path.replace(rendition, key))],
		["climbs to the original", inPath((path, key) => `${path}/${"%2e%2e%2f".repeat(4)}${key}`)],
		["asks for another version", (url) => url.searchParams.set("versionId", "null")],
		["asks for another name", (url) => url.searchParams.set("response-content-disposition", "attachment")],
		["lives longer", (url) => url.searchParams.set("X-Amz-Expires", "604800")],
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

	onCeph.each(bends)("that %s gives nothing", async (_, bend) => {
		const { key, url, rendition: path } = await rendition();
		expect((await fetch(url)).status).toBe(200);
		bend(url, key, path);
		expect((await fetch(url)).status).toBe(403);
	});

	onCeph("reads, and does nothing else", async () => {
		const { s, url } = await rendition();
		const before = await s.keys();
		for (const method of ["PUT", "POST", "DELETE"]) {
			expect([method, (await fetch(url, { method })).ok]).toEqual([method, false]);
		}
		expect(await s.keys()).toEqual(before);
	});

	onCeph("takes no header that turns it into a read of the original", async () => {
		const { key, bytes, url, rendition: path } = await rendition();
		const original = url.pathname.replace(path, key);
		for (const name of ["x-amz-copy-source", "x-original-url", "x-rewrite-url", "x-forwarded-uri"]) {
			const answer = await fetch(url, { headers: { [name]: original } });
			expect(new Uint8Array(await answer.arrayBuffer())).not.toEqual(new Uint8Array(bytes));
		}
	});
});
