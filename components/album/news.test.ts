import { describe, expect, test } from "vitest";
import { beyond, goneFrom, newTo } from "./news";

const at = (id: string, time: number) => ({ id, createdAt: new Date(time) });
const ready = (id: string, time: number) => ({ ...at(id, time), state: "READY" as const });
const ids = (photos: { id: string }[]) => photos.map(({ id }) => id);

describe("photos count as new when they are not loaded", () => {
	const looked = { album: { order: "newest" } as const, photos: [ready("c", 3), ready("b", 2)], known: null };

	test("including one that was added earlier but took long to develop", () => {
		const latest = [at("d", 4), at("c", 3), at("slow", 2.5), at("b", 2)];
		expect(ids(newTo(latest, { ...looked, whole: false }))).toEqual(["d", "slow"]);
	});

	test("but not those that belong to a later page", () => {
		const latest = [at("c", 3), at("b", 2), at("a", 1)];
		expect(newTo(latest, { ...looked, whole: false })).toEqual([]);
		expect(ids(newTo(latest, { ...looked, whole: true }))).toEqual(["a"]);
	});

	test("but, sorted by capture time, not those that were there from the start", () => {
		const latest = [at("d", 4), at("c", 3), at("a", 1)];
		const taken = { ...looked, album: { order: "taken" } as const, whole: false };
		expect(ids(newTo(latest, { ...taken, known: new Set(["c", "a"]) }))).toEqual(["d"]);
	});
});

describe("developed photos count as gone when the server no longer lists them", () => {
	const loaded = [
		ready("c", 3),
		{ ...at("mine", 2.5), state: "DEVELOPING" as const },
		ready("b", 2),
		ready("a", 1),
	];

	test("in the range that its answer covers", () => {
		expect(ids(goneFrom(loaded, { photos: [at("c", 3), at("b2", 1.5)], all: false }))).toEqual(["b"]);
	});

	test("anywhere, when its answer covers the whole album", () => {
		expect(ids(goneFrom(loaded, { photos: [], all: true }))).toEqual(["c", "b", "a"]);
	});
});

test("developed photos older than the answer's last one are beyond it, and none are if it covers everything", () => {
	const loaded = [
		ready("c", 3),
		ready("b", 2),
		{ ...at("mine", 1.5), state: "DEVELOPING" as const },
		ready("a", 1),
	];
	const named = [at("c", 3), at("b", 2)];
	expect(ids(beyond(loaded, { photos: named, all: false }))).toEqual(["b", "a"]);
	expect(ids(beyond(loaded, { photos: named, all: true }))).toEqual([]);
});
