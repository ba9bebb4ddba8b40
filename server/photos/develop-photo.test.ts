import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import ExifReader from "exifreader";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { PrismaClient } from "@/prisma/generated/client";
import type { DevelopFailure } from "@/rules/develop-failures";
import { animatedPng } from "@/tests/setup/animated-png";
import { deadStore } from "@/tests/setup/dead-store";
import { outcome } from "@/tests/setup/outcome";
import { jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { AppError } from "../errors";
import { developPhoto } from "./develop-photo";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));
const encoded = (name: string) => readFile(new URL(`../../tests/fixtures/encoded/${name}`, import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A scene in which the guest's photo has been confirmed but not developed yet. */
async function confirmed(bytes: Uint8Array, contentType = "image/jpeg") {
	const stage = await scene({ attended: true });
	stage.deps.jobsSoon = () => {};
	const { as, guest, event, put } = stage;
	const upload = await as(guest).photos.initiateUpload({
		...{ eventId: event.id, contentType, size: bytes.length, sha256: sha256(bytes), title: "A photo" },
	});
	await put(upload, bytes);
	const { id } = await as(guest).photos.confirm({ photoId: upload.photoId });
	const row = () => stage.db.photo.findUniqueOrThrow({ where: { id } });
	return { ...stage, id, row };
}

test("a confirmed photo becomes renditions with its size, time and camera", async () => {
	const { deps, id, row, as, guest, keys, event } = await confirmed(await photo("ridge-in-autumn.jpg"));

	await developPhoto(deps, { photoId: id });

	expect(await row()).toMatchObject({
		state: "READY",
		camera: "Apple iPhone 15",
		takenAtOffset: 120,
		developingUntil: null,
	});
	const view = await as(guest).photos.byId({ photoId: id });
	expect(view.images.map(({ width }) => width)).toEqual(
		[480, 1280, 2560].filter((width) => width <= (view.width ?? 0)),
	);
	for (const { url } of view.images) {
		const answer = await fetch(url);
		expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
		// Browsers and CDNs may cache it.
		expect(answer.headers.get("cache-control")).toBe("max-age=31536000, immutable");
	}
	expect(await keys()).toEqual([
		...view.images.map(({ width }) => `optimized/event_${event.id}/${id}/${width}.webp`).sort(),
		`uploads/event_${event.id}/${id}.jpg`,
	]);
});

test.each([
	["an animated PNG", "image/png", () => animatedPng("teal")],
	[
		"an AVIF whose first brand is HEIF's",
		"image/avif",
		async () => {
			const avif = await encoded("orientation-6.avif");
			avif.write("mif1", 8, "latin1");
			return avif;
		},
	],
])("%s is confirmed and developed", async (_, type, make) => {
	const { deps, id, row } = await confirmed(await make(), type);
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", contentType: type });
});

/** A database that allows leases but refuses every later change. */
function withoutUpdates(db: PrismaClient): PrismaClient {
	const updateMany = () => Promise.reject(new Error("the host is gone"));
	return Object.create(db, { photo: { value: { ...db.photo, updateMany } } });
}

test("a photo is developed once even if two calls develop it at the same time", async () => {
	const { deps, id, row } = await confirmed(await photo("two-dogs.jpg"));
	await Promise.all([developPhoto(deps, { photoId: id }), developPhoto(deps, { photoId: id })]);
	expect(await row()).toMatchObject({ state: "READY", developAttempts: 1 });
});

test("a photo whose bytes differ from the announced hash fails, because the store may not have checked them", async () => {
	const { deps, id, row, db, as, guest } = await confirmed(jpeg());
	await db.photo.update({ where: { id }, data: { sha256: "0".repeat(64) } });
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "FAILED", failure: "CHANGED", renditionWidths: [] });
	expect((await as(guest).photos.byId({ photoId: id })).failure).toBe("CHANGED");
});

test("a photo whose original is missing from the store is tried again", async () => {
	const { deps, id, row } = await confirmed(jpeg());
	const empty = { ...deps, storage: { ...deps.storage, read: async () => null } };
	await expect(developPhoto(empty, { photoId: id })).rejects.toThrow("no original");
	expect(await row()).toMatchObject({ state: "DEVELOPING", developAttempts: 1 });
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY" });
});

/** A GIF of 50 bytes whose screen and image declare 900 megapixels (GIF89a, 18 and 20). */
async function bomb() {
	const gif = await sharp({ create: { width: 9, height: 9, channels: 3, background: "black" } })
		.gif()
		.toBuffer();
	const image = gif.indexOf(0x2c, 13);
	for (const at of [6, 8, image + 5, image + 7]) gif.writeUInt16LE(30_000, at);
	return gif;
}

test.each<[what: string, type: string, failure: DevelopFailure, make: () => Promise<Uint8Array>]>([
	[
		"a photo cut short",
		"image/jpeg",
		"NOT_A_PICTURE",
		async () => (await photo("stream.jpg")).subarray(0, 200_000),
	],
	[
		"a HEIC cut short",
		"image/heic",
		"NOT_A_PICTURE",
		async () => (await photo("iphone-trail.heic")).subarray(0, 40_000),
	],
	["a JPEG of 177 scans", "image/jpeg", "NOT_A_PICTURE", () => encoded("many-scans.jpg")],
	["fifty bytes that unpack to gigabytes", "image/gif", "TOO_MANY_PIXELS", bomb],
])(
	"%s fails at the first attempt, with a sentence for its uploader, and stays invisible to others",
	async (_, type, failure, make) => {
		const { deps, id, row, as, guest, personas, keys } = await confirmed(await make(), type);
		await developPhoto(deps, { photoId: id });
		expect(await row()).toMatchObject({
			state: "FAILED",
			failure,
			developAttempts: 1,
			developingUntil: null,
		});
		expect((await as(guest).photos.byId({ photoId: id })).failure).toBe(failure);
		expect(await outcome(as(personas.attended).photos.byId({ photoId: id }))).toBe("PHOTO_NOT_FOUND");
		expect((await keys()).filter((key) => key.startsWith("optimized/"))).toEqual([]);
	},
);

test("the place where a photo was taken stays only in its original", async () => {
	const heic = await photo("iphone-trail.heic");
	expect(ExifReader.load(heic)).toMatchObject({
		GPSLatitude: { description: 43.19 },
		GPSLongitude: { description: 4.83 },
	});
	const { deps, id, row, as, guest } = await confirmed(heic, "image/heic");
	await developPhoto(deps, { photoId: id });

	const kept = await row();
	expect(kept).toMatchObject({ takenAt: new Date("2026-05-16T10:05:50Z"), camera: "Google Pixel 8" });
	const values = Object.values(kept).filter((value) => !(value instanceof Date));
	expect(values.map(String).join()).not.toMatch(/43\.19|4\.83/);
	const { images } = await as(guest).photos.byId({ photoId: id });
	expect(images.length).toBeGreaterThan(1);
	for (const { url } of images) {
		const answer = await fetch(url);
		expect([...answer.headers.keys()].filter((name) => name.startsWith("x-amz-meta-"))).toEqual([]);
		const { exif, xmp, iptc } = await sharp(await answer.arrayBuffer()).metadata();
		expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
	}
});

test("an outage of the store does not count as an attempt, and the photo is developed once the store is back", async () => {
	const { deps, id, row } = await confirmed(jpeg());
	const down = { ...deps, storage: await deadStore() };
	for (let outage = 0; outage < 5; outage++) {
		await expect(developPhoto(down, { photoId: id })).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
		expect(await row()).toMatchObject({ state: "DEVELOPING", developAttempts: 0 });
	}
	const full = () => Promise.reject(new AppError("STORAGE_UNAVAILABLE"));
	const readOnly = { ...deps, storage: { ...deps.storage, write: full } };
	await expect(developPhoto(readOnly, { photoId: id })).rejects.toMatchObject({
		code: "STORAGE_UNAVAILABLE",
	});

	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", developAttempts: 1 });
});

test("a database that is busy after the photo was rendered does not cost an attempt", async () => {
	const stage = await confirmed(jpeg());
	const { deps, id, row, db } = stage;
	const busyOnce = {
		...db.photo,
		updateMany: () => Promise.reject(new Error("timeout exceeded when trying to connect")),
	};
	let asked = 0;
	const busy: PrismaClient = Object.create(db, {
		photo: { get: () => (asked++ === 0 ? busyOnce : db.photo) },
	});

	await expect(developPhoto({ ...deps, db: busy }, { photoId: id })).rejects.toThrow("timeout exceeded");
	const { developingUntil, ...waiting } = await row();
	expect(waiting).toMatchObject({ state: "DEVELOPING", developAttempts: 0, developStarts: 1 });

	stage.clock.now = developingUntil ?? undefined;
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", developAttempts: 1, developStarts: 0 });
});

/** Only Linux lists the processes that another one has started. */
const onLinux = test.runIf(existsSync("/proc/self/task"));

/** Kills the process that develops a photo, as the kernel does when memory runs out. */
async function killRenderer(): Promise<void> {
	for (;;) {
		const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
		for (const child of children.split(" ").filter(Boolean)) {
			const command = await readFile(`/proc/${child}/cmdline`, "utf8").catch(() => "");
			if (!command.includes("images/process/main.mjs")) continue;
			process.kill(Number(child), "SIGKILL");
			return;
		}
		await new Promise((later) => setTimeout(later, 5));
	}
}

onLinux("a photo whose process the host ends costs no attempt, and waits longer each time", async () => {
	const stage = await confirmed(await photo("iphone-trail.heic"), "image/heic");
	const { deps, id, row } = stage;
	stage.clock.now = new Date();
	const minutes: number[] = [];
	for (let death = 0; death < 3; death++) {
		const ended = expect(developPhoto(deps, { photoId: id })).rejects.toThrow("ended by the host");
		await killRenderer();
		await ended;
		const { developingUntil, developAttempts } = await row();
		expect(developAttempts).toBe(0);
		minutes.push(((developingUntil?.getTime() ?? 0) - deps.now().getTime()) / 60_000);
		stage.clock.now = developingUntil ?? undefined;
	}
	expect(minutes).toEqual([5, 10, 20]);
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", developAttempts: 1 });
});

test("a photo fails after three attempts that failed for other reasons than an outage", async () => {
	const { deps, id, row } = await confirmed(await photo("two-dogs.jpg"));
	const broken = { ...deps, storage: { ...deps.storage, read: async () => null } };
	for (const attempt of [1, 2, 3]) {
		expect(await row()).toMatchObject({
			state: "DEVELOPING",
			developAttempts: attempt - 1,
			developingUntil: null,
		});
		await expect(developPhoto(broken, { photoId: id })).rejects.toThrow("no original");
	}
	expect(await row()).toMatchObject({ state: "FAILED", failure: "GAVE_UP" });
});

test.each([
	["time is tried three times before it fails", "TOO_SLOW", { cpuSeconds: 0.01 }, 3],
	["memory fails at once", "TOO_MUCH_MEMORY", { memoryBytes: 1_000_000 }, 1],
] as const)("a photo that costs too much %s", async (_, failure, less, attempts) => {
	const { deps, id, row } = await confirmed(await photo("two-dogs.jpg"));
	const poor = {
		...deps,
		limits: { ...deps.limits, photoBudget: { ...deps.limits.photoBudget, ...less } },
	};
	for (let attempt = 1; attempt <= attempts; attempt++) {
		expect(await row()).toMatchObject({ state: "DEVELOPING", developAttempts: attempt - 1 });
		await expect(developPhoto(poor, { photoId: id })).rejects.toThrow(failure);
	}
	expect(await row()).toMatchObject({
		...{ state: "FAILED", failure, developAttempts: attempts, developingUntil: null },
	});
});

test("a photo that once cost too much is developed if a later attempt costs less", async () => {
	const { deps, id, row } = await confirmed(await photo("two-dogs.jpg"));
	const poor = {
		...deps,
		limits: { ...deps.limits, photoBudget: { ...deps.limits.photoBudget, cpuSeconds: 0.01 } },
	};
	await expect(developPhoto(poor, { photoId: id })).rejects.toThrow("TOO_SLOW");
	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", failure: null, developAttempts: 2 });
});

test("a process that dies while developing does not count as an attempt, and the lease it leaves is longer each time", async () => {
	const stage = await confirmed(jpeg());
	const { deps, id, row } = stage;
	const start = new Date();
	stage.clock.now = start;
	const minutesHeld = async () =>
		((await row()).developingUntil?.getTime() ?? 0) - stage.deps.now().getTime();
	// A host that dies leaves the lease behind and writes nothing after it.
	const dies = { ...deps, db: withoutUpdates(deps.db) };
	const held: number[] = [];
	for (let death = 0; death < 12; death++) {
		await expect(developPhoto(dies, { photoId: id })).rejects.toThrow("the host is gone");
		held.push((await minutesHeld()) / 60_000);
		// No other call develops the photo until the lease runs out.
		await developPhoto(deps, { photoId: id });
		expect(await row()).toMatchObject({ state: "DEVELOPING", developAttempts: 0 });
		stage.clock.now = (await row()).developingUntil ?? start;
	}
	expect(held).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 1_440, 1_440, 1_440]);

	await developPhoto(deps, { photoId: id });
	expect(await row()).toMatchObject({ state: "READY", developAttempts: 1, developStarts: 0 });
});

test("a photo removed while it is developed leaves nothing behind", async () => {
	const { deps, id, as, guest, keys, db } = await confirmed(jpeg());
	const storage = {
		...deps.storage,
		async read(key: string) {
			const bytes = await deps.storage.read(key);
			await as(guest).photos.remove({ photoId: id });
			return bytes;
		},
	};
	await developPhoto({ ...deps, storage }, { photoId: id });
	expect(await db.photo.count()).toBe(0);
	expect(await keys()).toEqual([]);
});
