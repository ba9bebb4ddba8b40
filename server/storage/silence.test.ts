import { afterEach, expect, test, vi } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { silentStore } from "@/tests/setup/silent-store";
import type { ObjectStore } from "./object-store";

let stop = () => {};
afterEach(() => stop());

async function silent(options: Parameters<typeof silentStore>[0]) {
	const store = await silentStore(options);
	stop = store.stop;
	return store;
}

const write = (storage: ObjectStore) =>
	storage.write("a", Buffer.from("a"), { contentType: "image/webp", cacheControl: "private" });

test("every request to a store that never responds times out and leaves no connection open", async () => {
	const { storage, connections } = await silent({ silenceMs: 300 });

	const asked = [
		storage.head("a"),
		storage.readStart("a", 10),
		storage.read("a"),
		write(storage),
		storage.remove(["a"]),
	];

	expect(await Promise.all(asked.map(outcome))).toEqual(Array(5).fill("STORAGE_UNAVAILABLE"));
	await vi.waitFor(() => expect(connections()).toBe(0), 10_000);
});

test("a request times out when the store stops in the middle of its answer", async () => {
	const { storage, connections } = await silent({
		silenceMs: 300,
		answer: (response) => response.writeHead(200, { "content-length": "1000" }).write(Buffer.alloc(500)),
	});

	const asked = [storage.readStart("a", 1_000), storage.read("a"), storage.remove(["a"])];

	expect(await Promise.all(asked.map(outcome))).toEqual(Array(3).fill("STORAGE_UNAVAILABLE"));
	await vi.waitFor(() => expect(connections()).toBe(0), 10_000);
});

test("a slow answer that keeps making progress arrives completely", async () => {
	const { storage } = await silent({
		silenceMs: 1_500,
		answer(response) {
			response.writeHead(200, { "content-length": "25" });
			let sent = 0;
			const drip = setInterval(() => {
				sent += 1;
				response.write("x");
				if (sent === 25) clearInterval(drip);
			}, 100);
		},
	});
	expect(await storage.read("a")).toEqual(new Uint8Array(Buffer.alloc(25, "x")));
});

test("a removal has its own timeout for all attempts together", async () => {
	const { storage, requests } = await silent({ removePatienceMs: 300 });
	expect(await outcome(storage.remove(["a"]))).toBe("STORAGE_UNAVAILABLE");
	expect(requests()).toBe(1);
});
