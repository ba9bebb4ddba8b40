import { beforeEach, expect, test, vi } from "vitest";
import { holdThumbnail } from "./thumbnail";

let decoded: string[];
let revoked: string[];

beforeEach(() => {
	decoded = [];
	revoked = [];
	vi.stubGlobal("createImageBitmap", async (file: File) => {
		decoded.push(file.name);
		return { width: 480, height: 320, close() {} };
	});
	vi.stubGlobal("document", {
		createElement: () => ({
			getContext: () => null,
			toBlob: (done: (blob: Blob) => void) => done(new Blob(["thumbnail"])),
		}),
	});
	vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void revoked.push(url));
});

const fileOf = async (id: string) => new File(["photo"], id);

test("what several elements show is decoded once", async () => {
	const first = holdThumbnail("shared", fileOf);
	const second = holdThumbnail("shared", fileOf);
	expect((await first.made)?.url).toMatch(/^blob:/);
	expect(await second.made).toBe(await first.made);
	expect(decoded).toEqual(["shared"]);
});

test("a photo that is scrolled past before its turn is not decoded, and is when it comes back", async () => {
	holdThumbnail("passed", fileOf).release();
	await holdThumbnail("in view", fileOf).made;
	expect(decoded).toEqual(["in view"]);
	expect(await holdThumbnail("passed", fileOf).made).not.toBeNull();
	expect(decoded).toEqual(["in view", "passed"]);
});

test("a photo that is in sight for a moment only is not decoded", async () => {
	vi.useFakeTimers();
	holdThumbnail("sent", fileOf, 1_000).release();
	const stays = holdThumbnail("stays", fileOf, 1_000);
	await vi.advanceTimersByTimeAsync(900);
	expect(decoded).toEqual([]);
	await vi.advanceTimersByTimeAsync(200);
	vi.useRealTimers();
	expect(await stays.made).not.toBeNull();
	expect(decoded).toEqual(["stays"]);
});

test("thumbnails far from the screen are released, the oldest first, and shown ones never", async () => {
	const shown = await holdThumbnail("shown", fileOf).made;
	const urls: (string | undefined)[] = [];
	for (let i = 0; i < 130; i++) {
		const { made, release } = holdThumbnail(`row ${i}`, fileOf);
		urls.push((await made)?.url);
		release();
	}
	await expect.poll(() => revoked.length).toBeGreaterThanOrEqual(10);
	expect(revoked).toEqual(urls.slice(0, revoked.length));
	expect(revoked).not.toContain(shown?.url);
});

test("a file that this browser cannot decode, or that is gone, has no thumbnail", async () => {
	vi.stubGlobal("createImageBitmap", () => Promise.reject(new Error("not decodable")));
	expect(await holdThumbnail("a.heic", fileOf).made).toBeNull();
	expect(await holdThumbnail("gone", async () => null).made).toBeNull();
	expect(await holdThumbnail("lost", () => Promise.reject(new Error("lost"))).made).toBeNull();
});
