import Papa from "papaparse";
import { expect, test } from "vitest";
import { unguardFormula } from "@/rules/imports";
import { type Manifest, type ManifestPhoto, manifestCsv, manifestJson } from "./manifest";

const photo: ManifestPhoto = {
	...{ path: "Ada/Kiss.jpg", part: null, photoId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" },
	...{ title: '=HYPERLINK("x")', description: 'Two lines,\nand "quotes"; שלום', by: "@Ada", for: "Ben" },
	...{ section: "Dance", takenAt: "2026-10-10T14:32:05.120+02:00", file: "original", type: "image/jpeg" },
	...{ bytes: 1_234, sha256: "0".repeat(64), byId: "a", originalLost: false },
};
const manifest: Manifest = {
	event: { id: "e", name: "Summer", slug: "summer", timeZone: "Europe/Berlin" },
	madeAt: new Date("2026-10-12T08:00:00Z"),
	...{ arrangedBy: "person", complete: true },
	photos: [
		photo,
		{ ...photo, path: "Ada/Kiss (2).jpg", for: null, section: null, takenAt: null, originalLost: true },
	],
	missing: [{ photoId: "m", title: "Gone", by: "Cleo", byId: "c", reason: "HIDDEN" }],
};

test("the JSON has everything, a photo a line, and says its version", () => {
	const text = new TextDecoder().decode(manifestJson(manifest));
	expect(JSON.parse(text)).toEqual({ version: 1, ...manifest, madeAt: "2026-10-12T08:00:00.000Z" });
	expect(text.split("\n")).toHaveLength(10);
});

test("an empty package has a manifest, too", () => {
	const empty = { ...manifest, photos: [], missing: [] };
	expect(JSON.parse(new TextDecoder().decode(manifestJson(empty)))).toMatchObject({
		photos: [],
		missing: [],
	});
	expect(new TextDecoder().decode(manifestCsv(empty)).split("\r\n")).toHaveLength(2);
});

test("the CSV is UTF-8 to a spreadsheet, has no formula, and names what is missing with its reason", () => {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(manifestCsv(manifest));
	expect(text.startsWith("\uFEFFpath,part,title,")).toBe(true);
	const { data } = Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true });
	const cells = data.flatMap((row) => Object.values(row));
	expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
	const [first, second, last] = data.map((row) =>
		Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, unguardFormula(cell)])),
	);
	expect(first).toEqual({ ...photo, part: "", bytes: "1234", originalLost: "", missing: "" });
	expect(second).toMatchObject({
		path: "Ada/Kiss (2).jpg",
		for: "",
		section: "",
		takenAt: "",
		originalLost: "yes",
	});
	expect(last).toMatchObject({
		path: "",
		title: "Gone",
		by: "Cleo",
		byId: "c",
		photoId: "m",
		missing: "HIDDEN",
	});
});
