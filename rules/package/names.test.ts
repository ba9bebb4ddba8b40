import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanName, fileName, folderName, nameKey } from "./names";

const photo = {
	id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
	takenAt: new Date("2026-10-10T12:32:05Z"),
	takenAtOffset: 120,
	createdAt: new Date("2026-10-11T08:00:00Z"),
};
const named = (title: string, type: Parameters<typeof fileName>[1] = "image/jpeg") =>
	fileName({ ...photo, title }, type);

test.each([
	["Kiss", "Kiss.jpg"],
	["Kiss.heic", "Kiss.jpg"],
	["Kiss.JPEG", "Kiss.jpg"],
	["Kiss.heic.jpg ", "Kiss.jpg"],
	["Walk 2026.05.01", "Walk 2026.05.01.jpg"],
	["and then ...", "and then.jpg"],
	["...and then", "and then.jpg"],
	['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.jpg"],
	["../../etc/passwd", "etc passwd.jpg"],
	["line\nbreak\ttab\u0000nul", "line break tab nul.jpg"],
	["CON", "CON_.jpg"],
	["nul.txt", "nul_.txt.jpg"],
	["COM¹", "COM¹_.jpg"],
	["com10", "com10.jpg"],
	["Conny", "Conny.jpg"],
	["cafe\u0301", "caf\u00E9.jpg"],
	["photo\u202Egnp.exe", "photognp.exe.jpg"],
	["חתונה של דנה", "חתונה של דנה.jpg"],
	["می\u200Cخواهم", "می\u200Cخواهم.jpg"],
	["👩\u200D👩\u200D👧 family", "👩\u200D👩\u200D👧 family.jpg"],
	["half \uD83D", "half.jpg"],
	["", "photo-2026-10-10-143205-3f2504e0.jpg"],
	["\u200B\u3164 \u2800", "photo-2026-10-10-143205-3f2504e0.jpg"],
	["...", "photo-2026-10-10-143205-3f2504e0.jpg"],
])("%j is saved as %j", (title, expected) => {
	expect(named(title)).toBe(expected);
});

test("the extension is that of the bytes, and bin if nobody knows them", () => {
	expect(named("Kiss.jpg", "image/heic")).toBe("Kiss.heic");
	expect(named("Kiss", null)).toBe("Kiss.bin");
});

test("a photo without an offset is named after the clock of the event", () => {
	const there = fileName({ ...photo, title: "", takenAtOffset: null }, "image/png", {
		timeZone: "Asia/Tokyo",
	});
	expect(there).toBe("photo-2026-10-10-213205-3f2504e0.png");
});

test("a long name is cut between characters as people see them", () => {
	const family = "👩\u200D👩\u200D👧\u200D👦";
	const stem = named(family.repeat(30)).slice(0, -4);
	expect(stem.length % family.length).toBe(0);
	expect(stem).toBe(family.repeat(stem.length / family.length));
	// Korean takes three times the units when HFS+ decomposes it.
	expect(named("각".repeat(120)).normalize("NFD").length).toBeLessThanOrEqual(255);
	expect(named(`a${"\u0301".repeat(400)}`).length).toBeLessThanOrEqual(120);
	expect(folderName("x".repeat(200), 12)).toBe(`${"x".repeat(55)} (12)`);
});

/** Text in which everything that a file system could trip over is likely. */
const odd = fc.constantFrom(
	...'./\\:*?"<>| \t\n\u0000\u007F\u0085\u00A0\u00AD\u200B\u200D\u200E\u202E\u2066\u2028\u3000\uFEFF\uFFFE',
	..."aAıİiIßẞſσςéeK",
	..."e\u0301\uD83D\uDE00각👩",
	...["CON", "nul", "aux.", "COM¹", "lpt9", "..", ".jpg", ".HEIC", "👩\u200D👩\u200D👧", "ﬁ", "\uD800"],
);
const anyText = fc
	.array(fc.oneof(odd, fc.string({ unit: "binary" })), { maxLength: 80 })
	.map((parts) => parts.join(""));
const windowsTakesNot = /[\\/:*?"<>|]|[. ]$|^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/iu;

function expectSafe(name: string, units: number) {
	expect(name).not.toMatch(windowsTakesNot);
	expect(name).not.toMatch(/^\.|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\p{Cc}\p{Cs}]/u);
	expect(name).toBe(name.normalize("NFC"));
	expect(name.length).toBeLessThanOrEqual(units);
	expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
	expect(name.normalize("NFD").length).toBeLessThanOrEqual(255);
}

describe("for any text", () => {
	test("a file's name is one that every file system takes, with the right extension", () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 1, max: 99_999 }), (title, copy) => {
				const name = fileName({ ...photo, title }, "image/jpeg", { copy });
				expectSafe(name, 120);
				expect(name).toMatch(copy > 1 ? new RegExp(`. \\(${copy}\\)\\.jpg$`, "u") : /.\.jpg$/u);
			}),
			{ numRuns: 2_000 },
		);
	});

	test("a folder's name is one that every file system takes, or empty", () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 1, max: 99_999 }), (text, copy) => {
				expectSafe(folderName(text, copy), 60);
			}),
			{ numRuns: 2_000 },
		);
	});

	test("a clean name stays as it is, and so does its key", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const clean = cleanName(text);
				expect(cleanName(clean)).toBe(clean);
				expect(nameKey(nameKey(text))).toBe(nameKey(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	test("its case and its Unicode form do not change the key", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const well = text.replace(/\p{Cs}/gu, "");
				for (const form of ["NFC", "NFD"] as const) expect(nameKey(well.normalize(form))).toBe(nameKey(well));
				expect(nameKey(well.toUpperCase())).toBe(nameKey(well));
				expect(nameKey(well.toLowerCase())).toBe(nameKey(well));
			}),
			{ numRuns: 2_000 },
		);
	});
});

test.each([
	["Straße", "STRASSE"],
	["STRAẞE", "straße"],
	["Işık", "IŞIK"],
	["İstanbul", "istanbul"],
	["Σίσυφος", "ΣΊΣΥΦΟΣ"],
	["ﬁn", "FIN"],
	["a\u200Db", "ab"],
])("%j and %j are one name", (one, other) => {
	expect(nameKey(one)).toBe(nameKey(other));
});

test("different letters are different names", () => {
	expect(nameKey("René")).not.toBe(nameKey("Rene"));
	expect(nameKey("が")).not.toBe(nameKey("か"));
});
