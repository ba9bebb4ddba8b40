import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { arrive, jpeg, keyOf } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { onCeph, openBucket } from "@/tests/setup/store";
import { makeS3Store } from "./s3-store";

const key = "uploads/event_x/y.jpg";

async function storeWith(urlWindowSeconds: number) {
	const { client, bucket } = await openBucket();
	return makeS3Store({ client, bucket, urlWindowSeconds });
}

const hour = 3_600;

/** The last second of an earlier window; 1 is the window before the current one. */
const lastSecondOf = (windows: number) =>
	new Date((Math.floor(Date.now() / 1_000 / hour) + 1 - windows) * hour * 1_000 - 1_000);

describe("the URL of an image", () => {
	test("is the same during a window of time and differs in the next window", async () => {
		const store = await storeWith(3_600);
		const at = (time: string) => store.presignGet(key, { now: new Date(`2026-11-24T${time}Z`) });

		expect(await at("10:00:00.000")).toBe(await at("10:59:59.999"));
		expect(await at("11:00:00.000")).not.toBe(await at("10:59:59.999"));
	});

	test("is different for each photo", async () => {
		const store = await storeWith(3_600);
		const now = new Date();
		expect(await store.presignGet("a", { now })).not.toBe(await store.presignGet("b", { now }));
	});

	onCeph("handed out in the last second of its window, it works all through the next", async () => {
		const s = await scene();
		const bytes = jpeg();
		const { photoId } = await arrive(s, s.guest, bytes);
		const url = await (await storeWith(hour)).presignGet(keyOf(s, photoId), { now: lastSecondOf(1) });

		const answer = await fetch(url);

		expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(bytes));
		expect(Number(new URL(url).searchParams.get("X-Amz-Expires"))).toBe(2 * hour);
	});

	onCeph("is dead after the next window", async () => {
		const s = await scene();
		const { photoId } = await arrive(s, s.guest, jpeg());
		const url = await (await storeWith(hour)).presignGet(keyOf(s, photoId), { now: lastSecondOf(2) });
		expect((await fetch(url)).status).toBe(403);
	});

	onCeph.each(["Über den Wolken 🏔️.jpg", `quote " and \\ and ' (1).jpg`, "line\nbreak.jpg", "a;b=c.jpg"])(
		"downloads under the name %j",
		async (downloadName) => {
			const s = await scene();
			const { photoId } = await arrive(s, s.guest, jpeg());

			const answer = await fetch(
				await s.storage.presignGet(keyOf(s, photoId), { now: new Date(), downloadName }),
			);

			expect(answer.status).toBe(200);
			const disposition = answer.headers.get("content-disposition") ?? "";
			expect(disposition).toMatch(/^attachment; filename="[\w. -]*"; filename\*=UTF-8''[^;"' ]+$/);
			expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(downloadName);
		},
	);
});

describe("a request without a signature", () => {
	async function objectUrl() {
		const s = await scene();
		const { photoId } = await arrive(s, s.guest, jpeg());
		const url = new URL(await s.storage.presignGet(keyOf(s, photoId), { now: new Date() }));
		url.search = "";
		return { s, url };
	}

	onCeph.each(["GET", "HEAD", "DELETE"])("%s of an original is refused", async (method) => {
		const { s, url } = await objectUrl();
		expect((await fetch(url, { method })).status).toBe(403);
		expect(await s.keys()).toHaveLength(1);
	});

	onCeph("PUT is refused, over an object and beside it", async () => {
		const { s, url } = await objectUrl();
		expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
		url.pathname = url.pathname.replace(/[^/]+$/, `${randomUUID()}.jpg`);
		expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
		expect(await s.keys()).toHaveLength(1);
	});

	onCeph("LIST is refused", async () => {
		const { url } = await objectUrl();
		const [, bucket] = url.pathname.split("/");
		for (const path of [`/${bucket}`, `/${bucket}/?list-type=2`, `/${bucket}?prefix=uploads/`]) {
			expect((await fetch(new URL(path, url))).status).toBe(403);
		}
	});
});
