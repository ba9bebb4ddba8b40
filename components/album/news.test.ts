import { describe, expect, test } from "vitest";
import { newsOf, newTo, withNews } from "./news";

const at = (id: string, time: number) => ({
	...{ id, uploaderId: "ada", createdAt: new Date(time), sectionId: null, appeared: true },
});
const ids = (photos: readonly { id: string }[]) => photos.map(({ id }) => id);

describe("photos count as new when they are not loaded", () => {
	const looked = { album: { order: "newest" } as const, photos: [at("c", 3), at("b", 2)], known: null };

	test("including one that was added earlier but took long to develop", () => {
		const news = [at("d", 4), at("c", 3), at("slow", 2.5), at("b", 2)];
		expect(ids(newTo(news, { ...looked, whole: false }))).toEqual(["d", "slow"]);
	});

	test("but not those that belong to a later page", () => {
		const news = [at("c", 3), at("b", 2), at("a", 1)];
		expect(newTo(news, { ...looked, whole: false })).toEqual([]);
		expect(ids(newTo(news, { ...looked, whole: true }))).toEqual(["a"]);
	});

	test("but, sorted by capture time, not those that were told before", () => {
		const news = [at("d", 4), at("c", 3), at("a", 1)];
		const taken = { ...looked, album: { order: "taken" } as const, whole: false };
		expect(ids(newTo(news, { ...taken, known: new Set(["c", "a"]) }))).toEqual(["d"]);
	});
});

test("a photo that is told twice counts once, and one that is gone no more", () => {
	const news = withNews([at("a", 1)], [at("a", 1), at("b", 2)], []);
	expect(ids(news)).toEqual(["a", "b"]);
	expect(ids(withNews(news, [], ["a"]))).toEqual(["b"]);
	expect(withNews(news, [at("b", 2)], ["c"])).toBe(news);
});

test("the album of a section has the news of its photos alone, also of those that only moved there", () => {
	const party = { ...at("a", 1), sectionId: "party" };
	const moved = { ...at("b", 2), sectionId: "party", appeared: false };
	const none = at("c", 3);
	const news = [party, moved, none];
	expect(ids(newsOf(news, { order: "newest", section: "party" }))).toEqual(["a", "b"]);
	expect(ids(newsOf(news, { order: "newest", section: "none" }))).toEqual(["c"]);
	expect(ids(newsOf(news, { order: "newest", section: "party", uploaderId: "ben" }))).toEqual([]);
	// They were in the whole album before.
	expect(ids(newsOf(news, { order: "newest" }))).toEqual(["a", "c"]);
});

test("news of a photo that was moved again replaces what was known, and it has still appeared", () => {
	const first = [{ ...at("a", 1), sectionId: "party" }];
	const moved = { ...at("a", 1), sectionId: "dinner", appeared: false };
	expect(withNews(first, [moved], [])).toEqual([{ ...moved, appeared: true }]);
});
