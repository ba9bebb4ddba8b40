import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Manifest } from "@/rules/package/manifest";
import {
	apiOf,
	filesIn,
	hasEnded,
	makePackage,
	memorySink,
	photosOf,
	refusal,
	type StoredPhoto,
	storeOf,
} from "./package.fixture";
import { SinkFailure } from "./sinks/sink.types";

const manifestIn = (files: Map<string, Buffer>): Manifest => JSON.parse(String(files.get("manifest.json")));
/** The photos of an archive, without its manifests. */
const photosIn = (files: Map<string, Buffer>) => [...files].filter(([path]) => path.startsWith("Ada/"));
const bytesOf = (photos: readonly StoredPhoto[]) => photos.map(({ bytes }) => bytes.toString("hex"));
const hexIn = (files: Map<string, Buffer>) => photosIn(files).map(([, bytes]) => bytes.toString("hex"));

test("a package has every photo in the order of the list, and its manifest says what each is", async () => {
	const photos = photosOf(23);
	const store = await storeOf(photos);
	const { api, calls } = apiOf(photos, store.urlOf, { pageSize: 10 });
	const { sink, archives, state } = memorySink();
	const snapshot = await makePackage({ api, sink }).until(hasEnded);

	expect(snapshot).toMatchObject({ phase: "done", missing: [], failure: null, wouldLose: false, part: null });
	expect(snapshot.photos).toEqual({ done: 23, total: 23, isListed: true });
	expect(snapshot.bytes).toEqual({ done: 23 * 5_000, total: 23 * 5_000, isEstimate: false });
	const files = filesIn(archives[0]);
	expect(hexIn(files)).toEqual(bytesOf(photos));
	expect([...files.keys()].slice(-2)).toEqual(["manifest.csv", "manifest.json"]);
	const { photos: listed } = manifestIn(files);
	expect(listed.map(({ photoId, sha256, part }) => [photoId, sha256, part])).toEqual(
		photos.map(({ entry }) => [entry.photoId, entry.sha256, null]),
	);
	expect(listed[0]).toMatchObject({ path: "Ada/Photo 1.jpg", takenAt: "2026-10-10T14:00:00.000+02:00" });
	expect(state.names).toEqual(["Picos weekend.zip"]);
	expect(calls.list).toBe(3);
	// In batches: two dozen photos are signed with a few calls.
	expect(calls.sign).toBeLessThan(6);
	expect(new Set(store.asked.values())).toEqual(new Set([1]));
});

test("the bytes decide a photo's extension and, where the server knows none, its hash and size", async () => {
	const photos = photosOf(2);
	for (const { entry } of photos)
		Object.assign(entry, { contentType: "image/heic", file: "rendition", size: null, sha256: null });
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const signed: typeof api.sign = async (input) => {
		const answer = await api.sign(input);
		return { signed: answer.signed.map((one) => ({ ...one, file: "rendition" as const })) };
	};
	await makePackage({ api: { ...api, sign: signed }, sink }).until(hasEnded);

	const files = filesIn(archives[0]);
	expect(photosIn(files).map(([path]) => path)).toEqual(["Ada/Photo 1.jpg", "Ada/Photo 2.jpg"]);
	const sha256 = Buffer.from(
		await crypto.subtle.digest("SHA-256", new Uint8Array(photos[0]?.bytes ?? [])),
	).toString("hex");
	expect(manifestIn(files).photos[0]).toMatchObject({ sha256, bytes: 5_000, file: "rendition" });
});

test("a network that goes three times costs time and no photo", async () => {
	const photos = photosOf(30, 50_000);
	let answered = 0;
	const store = await storeOf(photos, () => {
		answered += 1;
		if (answered % 9 === 0 && answered < 28) void store.goAway(120);
		return false;
	});
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const made = makePackage({ api, sink }, { patienceMs: 5_000 });
	const snapshot = await made.until(hasEnded);

	expect(snapshot).toMatchObject({ phase: "done", missing: [] });
	// The app is there all the time.
	expect(made.phases).toContain("storeAway");
	// One that failed often comes last.
	expect(hexIn(filesIn(archives[0])).toSorted()).toEqual(bytesOf(photos).toSorted());
});

test("while nothing gets through, no photo is given up", async () => {
	const photos = photosOf(3);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const { sink } = memorySink();
	const away = store.goAway(900);
	const made = makePackage({ api, sink }, { patienceMs: 5_000 });
	await made.until(({ phase }) => phase === "storeAway");
	await away;
	made.resume();
	expect(await made.until(hasEnded)).toMatchObject({ phase: "done", missing: [] });
	expect(Math.max(...store.asked.values())).toBe(1);
});

test("what passes is tried again: an URL that ended, a busy store, half an answer, bytes that changed, silence", async () => {
	const photos = photosOf(7);
	const faults: ((
		response: Parameters<NonNullable<Parameters<typeof storeOf>[1]>>[0],
		bytes: Buffer,
	) => void)[] = [
		(response) => response.writeHead(403).end("<Code>AccessDenied</Code>"),
		(response) => response.writeHead(503, { "retry-after": "2" }).end(),
		(response) => response.writeHead(500).end(),
		(response, bytes) => {
			response.writeHead(200, { "content-length": bytes.length }).write(bytes.subarray(0, 1_000));
			setTimeout(() => response.destroy(), 10);
		},
		(response, bytes) =>
			response.writeHead(200, { "content-length": bytes.length }).end(Buffer.alloc(bytes.length)),
		(response, bytes) =>
			response.writeHead(200, { "content-length": bytes.length }).write(bytes.subarray(0, 9)),
		() => {},
	];
	const store = await storeOf(photos, (response, photo, time) => {
		const fault = faults[photos.indexOf(photo)];
		if (time > 1 || !fault) return false;
		fault(response, photo.bytes);
		return true;
	});
	const { api, calls } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const snapshot = await makePackage({ api, sink }).until(hasEnded);

	expect(snapshot).toMatchObject({ phase: "done", missing: [] });
	expect(hexIn(filesIn(archives[0]))).toEqual(bytesOf(photos));
	for (const { entry } of photos) {
		expect(store.asked.get(entry.photoId)).toBe(2);
		expect(calls.signed.filter((id) => id === entry.photoId).length).toBeGreaterThan(1);
	}
});

test("what cannot be had is listed in the manifest and on the page, with the reason", async () => {
	const photos = photosOf(6);
	const [lost, short, other, dead, left] = photos;
	const store = await storeOf(photos, (response, photo) => {
		if (photo === lost) response.writeHead(404).end();
		else if (photo === short) response.writeHead(200).end(photo.bytes.subarray(1));
		else if (photo === other) response.writeHead(200).end(Buffer.alloc(photo.bytes.length));
		else if (photo === dead) response.destroy();
		else return false;
		return true;
	});
	const { api } = apiOf(photos, store.urlOf);
	const sign: typeof api.sign = async (input) => {
		const { signed } = await api.sign(input);
		return {
			signed: signed.map((one) =>
				one.photoId === left?.entry.photoId ? { photoId: one.photoId, left: "HIDDEN" as const } : one,
			),
		};
	};
	const { sink, archives } = memorySink();
	const snapshot = await makePackage({ api: { ...api, sign }, sink }).until(hasEnded);

	const reasons = ["LOST", "DAMAGED", "DAMAGED", "UNREACHABLE", "HIDDEN"];
	const inOrder = snapshot.missing.toSorted((one, other) =>
		(one.title ?? "").localeCompare(other.title ?? ""),
	);
	expect(snapshot.phase).toBe("done");
	expect(inOrder.map(({ title, reason }) => [title, reason])).toEqual(
		reasons.map((reason, index) => [`Photo ${index + 1}`, reason]),
	);
	const files = filesIn(archives[0]);
	expect(hexIn(files)).toEqual(bytesOf(photos.slice(5)));
	expect(
		manifestIn(files)
			.missing.map(({ reason, by }) => [reason, by])
			.toSorted(),
	).toEqual(reasons.map((reason) => [reason, "Ada"]).toSorted());
	expect(String(files.get("manifest.csv"))).toContain("UNREACHABLE");
});

test("a photo that the store always refuses holds up no others, and is tried again after them", async () => {
	const photos = photosOf(4);
	// Two of them are more than may be ahead of the disk, so each holds up the next.
	for (const photo of photos) {
		photo.bytes = Buffer.alloc(13_000_000, photos.indexOf(photo));
		Object.assign(photo.entry, { size: 13_000_000, sha256: null });
	}
	const [dead, mending] = photos;
	const store = await storeOf(photos, (response, photo, time) => {
		if (photo === dead && time % 2 === 0) response.destroy();
		else if (photo === dead || (photo === mending && time < 8)) response.writeHead(503).end();
		else return false;
		return true;
	});
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const made = makePackage({ api, sink }, { patienceMs: 10_000, stallMs: 10_000 });
	const snapshot = await made.until(hasEnded);

	expect(snapshot.phase).toBe("done");
	expect(snapshot.missing.map(({ title, reason }) => [title, reason])).toEqual([["Photo 1", "UNREACHABLE"]]);
	const names = photosIn(filesIn(archives[0])).map(([path]) => path);
	expect(names).toEqual([3, 4, 2].map((number) => `Ada/Photo ${number}.jpg`));
});

test("a photo without a file is listed by its title, and a rendition in the place of a lost original is counted", async () => {
	const photos = photosOf(3);
	const [young, lost] = photos.map(({ entry }) => entry);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const list: typeof api.list = async (input) => {
		const { entries, next } = await api.list(input);
		const [{ photoId = "", title = "", uploader = { id: "", name: "" } } = {}, ...others] = entries;
		return { entries: others, left: [{ photoId, title, uploader, left: "NOT_READY" }], next };
	};
	const sign: typeof api.sign = async (input) => ({
		signed: (await api.sign(input)).signed.map((one) =>
			"url" in one && one.photoId === lost?.photoId
				? { ...one, file: "rendition" as const, originalLost: true }
				: one,
		),
	});
	const { sink, archives } = memorySink();
	const snapshot = await makePackage({ api: { ...api, list, sign }, sink }).until(hasEnded);

	expect(snapshot).toMatchObject({ phase: "done", photos: { done: 3, total: 3 }, originalsLost: 1 });
	expect(snapshot.missing).toEqual([{ photoId: young?.photoId, title: "Photo 1", reason: "NOT_READY" }]);
	const manifest = manifestIn(filesIn(archives[0]));
	expect(manifest.missing).toMatchObject([{ title: "Photo 1", by: "Ada", byId: "u", reason: "NOT_READY" }]);
	expect(manifest.photos.map(({ file, originalLost }) => [file, originalLost])).toEqual([
		["rendition", true],
		["original", false],
	]);
	expect(manifest.complete).toBe(true);
});

test("a list that breaks off is said on the page and in the manifest, whether the server or the person ends it", async () => {
	const photos = photosOf(20);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf, { pageSize: 10 });
	const endings = [
		{ error: refusal("EVENT_NOT_FOUND"), from: 10, count: 10, code: "EVENT_NOT_FOUND" },
		{ error: new Error("no network"), from: 10, count: 10, code: null },
		{ error: new Error("no network"), from: 0, count: 0, code: null },
	];
	for (const { error, from, count, code } of endings) {
		const list: typeof api.list = async (input) => {
			if (Number(input.cursor ?? 0) >= from) throw error;
			return api.list(input);
		};
		const { sink, archives } = memorySink();
		const made = makePackage({ api: { ...api, list }, sink });
		if (code === null) {
			await made.until(({ phase, photos }) => phase === "offline" && photos.done === count);
			made.finishNow();
		}
		const snapshot = await made.until(hasEnded);
		expect(snapshot).toMatchObject({ phase: "done", failure: code && { code }, photos: { isListed: false } });
		const files = filesIn(archives[0]);
		expect(photosIn(files)).toHaveLength(count);
		expect(manifestIn(files).complete).toBe(false);
	}
});

test("somebody who is taken off the roll in the middle gets what is there, and the rest is listed", async () => {
	const photos = photosOf(60);
	const store = await storeOf(photos);
	const { api, calls } = apiOf(photos, store.urlOf);
	// The server does not tell somebody who is not on the roll from an event that was deleted.
	const sign: typeof api.sign = async (input) => {
		if (calls.sign >= 1) throw refusal("EVENT_NOT_FOUND");
		return api.sign(input);
	};
	const { sink, archives } = memorySink();
	const snapshot = await makePackage({ api: { ...api, sign }, sink }).until(hasEnded);

	expect(snapshot).toMatchObject({ phase: "done", failure: { code: "EVENT_NOT_FOUND" } });
	const files = filesIn(archives[0]);
	expect(hexIn(files)).toEqual(bytesOf(photos.slice(0, 20)));
	expect(snapshot.missing).toHaveLength(40);
	expect(new Set(snapshot.missing.map(({ reason }) => reason))).toEqual(new Set(["NOT_ALLOWED"]));
	expect(manifestIn(files).missing).toHaveLength(40);
});

test("somebody who may have nothing is told why, and no archive is made", async () => {
	const { api } = apiOf([], String);
	const { sink, archives, state } = memorySink();
	const list = async () => Promise.reject(refusal("EVENT_NOT_FOUND"));
	const snapshot = await makePackage({ api: { ...api, list }, sink }).until(hasEnded);
	expect(snapshot).toMatchObject({ phase: "failed", failure: { code: "EVENT_NOT_FOUND" } });
	expect([archives.length, state.names.length, state.abortedUnopened]).toEqual([0, 0, 1]);
});

test("a package that is cancelled before its first photo gives up what the press began", async () => {
	const photos = photosOf(3);
	const { api } = apiOf(photos, String);
	const { sink, archives, state } = memorySink();
	const made = makePackage({ api: { ...api, sign: () => new Promise(() => {}) }, sink });
	await made.until(({ photos }) => photos.isListed);
	made.cancel();
	expect(made.snapshot()).toMatchObject({ phase: "cancelled", wouldLose: false });
	expect([archives.length, state.names.length, state.abortedUnopened]).toEqual([0, 0, 1]);
});

test("a package that is cancelled while its file is being opened writes nothing into it", async () => {
	const { api } = apiOf([], String);
	let open = () => {};
	const { sink, archives, state } = memorySink({
		opening: () =>
			new Promise((resolve) => {
				open = resolve;
			}),
	});
	const made = makePackage({ api, sink });
	await expect.poll(() => state.names.length).toBe(1);
	made.cancel();
	open();
	await expect.poll(() => state.aborted).toBeGreaterThan(0);
	expect([archives.length, made.snapshot().phase]).toEqual([0, "cancelled"]);
});

test("a session that ends in the middle is waited for", async () => {
	const photos = photosOf(40);
	const store = await storeOf(photos);
	const { api, calls } = apiOf(photos, store.urlOf);
	let isSignedIn = true;
	const sign: typeof api.sign = async (input) => {
		if (calls.sign === 1 && isSignedIn) isSignedIn = false;
		if (!isSignedIn) throw refusal("SIGNED_OUT");
		return api.sign(input);
	};
	const { sink, archives } = memorySink();
	let signInAgain = () => {};
	const made = makePackage(
		{ api: { ...api, sign }, sink },
		{
			onSignedInAgain(again) {
				signInAgain = again;
				return () => {};
			},
		},
	);
	await made.until(({ phase }) => phase === "signedOut");
	const waiting = made.snapshot();
	calls.sign += 1;
	isSignedIn = true;
	signInAgain();
	expect(await made.until(hasEnded)).toMatchObject({ phase: "done", missing: [] });
	expect(waiting).toMatchObject({ wouldLose: true, failure: null });
	expect(hexIn(filesIn(archives[0]))).toEqual(bytesOf(photos));
});

test("a slow disk slows the network down: only a bounded number of photos is ahead of it", async () => {
	const photos = photosOf(40);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	let go = () => {};
	const stuck = new Promise<void>((resolve) => {
		go = resolve;
	});
	const { sink } = memorySink({ taken: () => stuck });
	for (const { entry } of photos) entry.size = 10_000_000;
	for (const photo of photos) photo.bytes = Buffer.alloc(10_000_000);
	for (const { entry } of photos) entry.sha256 = null;
	const made = makePackage({ api, sink });
	await made.until(({ bytes }) => bytes.done >= 20_000_000);
	await sleep(50);
	expect(store.asked.size).toBe(2);
	made.cancel();
	go();
	expect(await made.until(hasEnded)).toMatchObject({ phase: "cancelled", wouldLose: false });
});

test("a pause stops what has not begun, and resuming goes on", async () => {
	const photos = photosOf(40);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink({ taken: () => sleep(2) });
	const made = makePackage({ api, sink });
	await made.until(({ photos }) => photos.done >= 3);
	made.pause();
	// What is under way is finished.
	const paused = await made.until(({ photos }) => photos.done === store.asked.size);
	const asked = store.asked.size;
	await sleep(50);
	expect(made.snapshot()).toMatchObject({ phase: "paused", photos: paused.photos, wouldLose: true });
	expect(store.asked.size).toBe(asked);
	expect(asked).toBeLessThan(40);
	made.resume();
	expect(await made.until(hasEnded)).toMatchObject({ phase: "done", missing: [] });
	expect(hexIn(filesIn(archives[0]))).toEqual(bytesOf(photos));
});

test("a package that is finished early is a whole archive, with the rest listed as left out", async () => {
	const photos = photosOf(40);
	const store = await storeOf(photos, (response, photo) => {
		if (photos.indexOf(photo) < 5) return false;
		response.writeHead(200, { "content-length": 5_000 }).flushHeaders();
		return true;
	});
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const made = makePackage({ api, sink });
	await made.until(({ photos }) => photos.done === 5);
	made.finishNow();
	const snapshot = await made.until(hasEnded);
	expect(snapshot).toMatchObject({ phase: "done", failure: null });
	expect(snapshot.missing.map(({ reason }) => reason)).toEqual(Array(35).fill("LEFT_OUT"));
	expect(hexIn(filesIn(archives[0]))).toEqual(bytesOf(photos.slice(0, 5)));
});

test("where a browser saves only what it has whole, each part is an archive, and the last has the manifest", async () => {
	const photos = photosOf(10);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const { sink, archives, state } = memorySink({ partBytes: 22_000 });
	const made = makePackage({ api, sink });
	const pressed: number[] = [];
	for (let part = 1; part <= 3; part++) {
		const { press } = await made.until(({ press }) => press?.part === part);
		pressed.push(press?.size ?? 0);
		expect(made.snapshot().savedPart).toBeNull();
		press?.save();
		expect(made.snapshot().savedPart).toMatchObject({ part });
	}
	const ended = await made.until(hasEnded);
	expect(ended).toMatchObject({ phase: "done", missing: [], part: 3, savedPart: { part: 3 } });
	ended.savedPart?.save();
	expect(state.saved).toEqual([1, 2, 3, 3].map((part) => `Picos weekend ${part}.zip`));
	const parts = archives.map(filesIn);
	expect(pressed).toEqual(archives.map(({ length }) => length));
	expect(Math.max(...pressed.slice(0, 2))).toBeLessThanOrEqual(22_000);
	expect(parts.flatMap(hexIn)).toEqual(bytesOf(photos));
	expect(parts.map((files) => files.has("manifest.json"))).toEqual([false, false, true]);
	const listed = manifestIn(parts[2] ?? new Map()).photos;
	expect(listed.map(({ part }) => part)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3]);
});

test("a download that the browser ends fails the package, and says why", async () => {
	const photos = photosOf(40);
	const store = await storeOf(photos);
	const { api } = apiOf(photos, store.urlOf);
	const { sink, lose, state } = memorySink({ taken: () => sleep(2) });
	const made = makePackage({ api, sink });
	await made.until(({ photos }) => photos.done >= 3);
	lose(new SinkFailure("SAVING_STOPPED"));
	expect(await made.until(hasEnded)).toMatchObject({ phase: "failed", failure: { code: "SAVING_STOPPED" } });
	expect(state.aborted).toBeGreaterThan(0);
	await sleep(50);
	expect(store.asked.size).toBeLessThan(40);
});

test("a large selection is asked for in groups, and a chosen photo that is gone is listed", async () => {
	const photos = photosOf(70);
	const gone = crypto.randomUUID();
	const store = await storeOf(photos);
	const { api, calls } = apiOf(photos, store.urlOf);
	const { sink, archives } = memorySink();
	const photoIds = [...photos.map(({ entry }) => entry.photoId), gone];
	const snapshot = await makePackage({
		...{ api, sink },
		request: {
			...{ eventId: crypto.randomUUID(), files: "originals", hidden: false },
			what: { kind: "selection", photoIds },
		},
	}).until(hasEnded);
	expect(snapshot).toMatchObject({
		phase: "done",
		photos: { done: 71, total: 71 },
		missing: [{ photoId: gone, reason: "GONE" }],
	});
	expect(calls.list).toBe(2);
	expect(manifestIn(filesIn(archives[0])).missing).toMatchObject([{ photoId: gone, reason: "GONE" }]);
});
