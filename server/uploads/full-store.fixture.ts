/** Somebody who fills the store with objects that belong to no photo: they end each upload and send its bytes afterwards. */
import { randomUUID } from "node:crypto";
import { outcome } from "@/tests/setup/outcome";
import { announced, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import type { InitiatedUpload } from "./initiate-upload";

const minute = 60_000;

interface Flood {
	quota: number;
	perMinute: number;
	minutes: number;
	/** Who looks after the store, once a minute. */
	everyMinute?: (s: Scene) => Promise<unknown>;
	/** How many uploads are under way at once. */
	atOnce?: number;
}

type Put = Extract<InitiatedUpload, { kind: "put" }>;

/** How an upload ends although its URL still works. The last is the only one that had to send a real photo. */
const ways = [
	async (s: Scene, upload: Put, bytes: Uint8Array) => {
		await s.put(upload, new Uint8Array(bytes.length));
		await outcome(s.as(s.guest).photos.confirm(upload));
	},
	async (s: Scene, upload: Put) => {
		await s.as(s.guest).photos.cancelUpload(upload);
	},
	async (s: Scene, upload: Put, bytes: Uint8Array) => {
		await s.put(upload, bytes);
		await s.as(s.guest).photos.confirm(upload);
		await s.as(s.guest).photos.remove(upload);
	},
];

/**
 * Returns the most objects of these, and the most bytes of originals, that were in the store at the end of a minute; how many bytes one of
 * them has at most; and how many were sent in all.
 */
export async function flood({ quota, perMinute, minutes, everyMinute, atOnce = 4 }: Flood) {
	const s = await scene({ limits: { photosPerPerson: quota, uploadsPerMinute: 1_000_000 }, now: new Date() });
	s.deps.jobsSoon = () => {};
	const start = s.deps.now().getTime();
	let sent = 0;
	let most = 0;
	let mostBytes = 0;
	let largest = 0;
	const attack = async (number: number) => {
		// Of different sizes, as photos are.
		const bytes = jpeg(randomUUID().padEnd(36 + (number % 50) * 100));
		largest = Math.max(largest, bytes.length);
		const asked = { eventId: s.event.id, ...announced(bytes) };
		const upload = await s
			.as(s.guest)
			.photos.initiateUpload(asked)
			.catch(() => null);
		if (upload?.kind !== "put") return;
		await ways[number % ways.length]?.(s, upload, bytes);
		if ((await s.put(upload, new Uint8Array(bytes.length))).ok) sent += 1;
	};
	for (let passed = 0; passed < minutes; passed++) {
		s.clock.now = new Date(start + passed * minute);
		const numbers = Array.from({ length: perMinute }, (_, n) => passed + n).values();
		const attacker = async () => {
			for (const number of numbers) await attack(number);
		};
		await Promise.all(Array.from({ length: atOnce }, attacker));
		await everyMinute?.(s);
		most = Math.max(most, (await s.keys()).length);
		mostBytes = Math.max(mostBytes, await bytesOfOriginals(s));
	}
	return { sent, most, mostBytes, largest };
}

async function bytesOfOriginals(s: Scene): Promise<number> {
	const { objects, last } = await s.storage.list(`uploads/event_${s.event.id}/`, { after: "" });
	if (!last) throw new Error("There are more objects than a page of a listing has.");
	return objects.reduce((sum, { size }) => sum + size, 0);
}
