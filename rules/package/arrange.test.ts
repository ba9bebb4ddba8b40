import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ArrangeBy, arrangement, type PlacedPhoto } from "./arrange";
import { nameKey } from "./names";

const words = { noSection: "No section", noTime: "No time", noName: "No name" };
const sections = ["Ceremony", "Dinner", "Dance"].map((name) => ({ id: randomUUID(), name }));
const arranged = (by: ArrangeBy) => arrangement({ by, timeZone: "Europe/Berlin", sections, words });
const someone = (name: string) => ({ id: randomUUID(), name });

const photo = (some: Partial<PlacedPhoto> = {}): PlacedPhoto => ({
	photoId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
	title: "Kiss",
	uploader: { id: "ada", name: "Ada" },
	section: null,
	takenAt: new Date("2026-10-10T22:30:00Z"),
	takenAtOffset: 0,
	createdAt: new Date("2026-10-11T08:00:00Z"),
	...some,
});

test("two people of one name have two folders, also when only their case or a refused character differs", () => {
	const { place } = arranged("person");
	const people = ["Alex", "ALEX", "Alex", "Al:ex", "Al?ex", "Jose\u0301", "Jos\u00E9"].map(someone);
	const folders = people.map((uploader) => place(photo({ uploader }), "image/jpeg").split("/")[0]);
	expect(folders).toEqual(["Alex", "ALEX (2)", "Alex (3)", "Al ex", "Al ex (2)", "José", "José (2)"]);
	expect(place(photo({ uploader: people[1] }), "image/jpeg")).toBe("ALEX (2)/Kiss (2).jpg");
});

test("people without a name that a file system takes have folders, and nobody's is that of a manifest", () => {
	const { place } = arranged("person");
	const folders = ["", "...", "manifest.json"].map((name) => place(photo({ uploader: someone(name) }), null));
	expect(folders).toEqual(["No name/Kiss.bin", "No name (2)/Kiss.bin", "manifest.json (2)/Kiss.bin"]);
});

test("sections are numbered in the event's order, a new one comes after them, and photos in none are apart", () => {
	const { place } = arranged("section");
	const paths = [sections[2], sections[0], null, someone("Breakfast"), sections[0]].map((section) =>
		place(photo({ section }), "image/jpeg"),
	);
	expect(paths).toEqual([
		"3 Dance/Kiss.jpg",
		"1 Ceremony/Kiss.jpg",
		"No section/Kiss.jpg",
		"4 Breakfast/Kiss.jpg",
		"1 Ceremony/Kiss (2).jpg",
	]);
});

test("with ten sections the numbers sort as text", () => {
	const many = Array.from({ length: 10 }, (_, index) => someone(`Part ${index}`));
	const { place } = arrangement({ by: "section", timeZone: "UTC", sections: many, words });
	expect(place(photo({ section: many[1] }), "image/jpeg")).toBe("02 Part 1/Kiss.jpg");
});

test("by time, a folder is a day of the event's zone, whatever the camera's offset", () => {
	const { place } = arranged("time");
	expect(place(photo(), "image/jpeg")).toBe("2026-10-11/Kiss.jpg");
	expect(place(photo({ takenAt: null }), "image/jpeg")).toBe("No time/Kiss.jpg");
});

test("a path that was kept is given to no other photo, and its folder to no other person", () => {
	const { place, keep, folderId } = arranged("person");
	const [first, second] = [someone("Alex"), someone("Alex")];
	keep(folderId(photo({ uploader: second })), "Alex/kiss.JPG");
	expect(place(photo({ uploader: first }), "image/jpeg")).toBe("Alex (2)/Kiss.jpg");
	expect(place(photo({ uploader: second }), "image/jpeg")).toBe("Alex/Kiss (2).jpg");
});

test("whatever people write, no two photos get paths that are one file somewhere", () => {
	const text = fc.oneof(
		fc.constantFrom(
			"Kiss",
			"KISS",
			"kiss.heic",
			"Kiss (2)",
			"straße",
			"STRASSE",
			"",
			"..",
			"CON",
			"con.",
			"a/../b",
			"x".repeat(300),
		),
		fc.string({ unit: "binary", maxLength: 8 }),
	);
	const some = fc.record({ title: text, name: text, who: fc.constantFrom("a", "b", "c"), by: fc.nat(3) });
	fc.assert(
		fc.property(
			fc.array(some, { maxLength: 40 }),
			fc.constantFrom<ArrangeBy>("person", "section", "time"),
			(photos, by) => {
				const { place } = arranged(by);
				const paths = photos.map(({ title, name, who, by: number }) =>
					place(
						photo({
							photoId: randomUUID(),
							title,
							uploader: { id: who, name },
							section: sections[number] ?? null,
						}),
						"image/jpeg",
					),
				);
				expect(new Set(paths.map(nameKey)).size).toBe(photos.length);
				for (const path of paths) {
					expect(path.split("/")).toHaveLength(2);
					expect(path.length).toBeLessThanOrEqual(181);
					expect(path).not.toMatch(/(^|\/)\.|\\/);
				}
			},
		),
	);
});

test("ten thousand photos of one title do not take ten thousand tries each", () => {
	const { place } = arranged("person");
	const paths = new Set(Array.from({ length: 10_000 }, () => place(photo(), "image/jpeg")));
	expect(paths.size).toBe(10_000);
	expect(paths).toContain("Ada/Kiss (10000).jpg");
});
