/** What is printed of the code at the venue: read back from the printed page and from the saved PDF, in four scripts. */
import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp, { type Sharp } from "sharp";
import { people } from "@/prisma/seed/people";
import { signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page } from "./test";
import { readCode, test } from "./venue-event";

/** Pixels for each point, 1/72 inch. */
const scale = 1.5;

interface Printed {
	/** In millimetres. */
	width: number;
	height: number;
	text: string;
	picture: Sharp;
}

/** Each page of a PDF, as a picture. */
async function pagesOf(pdf: Uint8Array): Promise<Printed[]> {
	const library = await PDFiumLibrary.init();
	const file = await library.loadDocument(pdf);
	const pages: Printed[] = [];
	for (const page of file.pages()) {
		// Rendering closes the page.
		const text = page.getText();
		const { data, width, height } = await page.render({
			scale,
			render: async ({ data, width, height }) =>
				sharp(data, { raw: { width, height, channels: 4 } })
					.png()
					.toBuffer(),
		});
		const mm = (pixels: number) => Math.round((pixels / scale / 72) * 25.4);
		pages.push({ width: mm(width), height: mm(height), text, picture: sharp(data) });
	}
	file.destroy();
	library.destroy();
	return pages;
}

const printed = async (page: Page) =>
	pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));

async function saved(page: Page) {
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save as PDF" }).click(),
	]);
	return { name: download.suggestedFilename(), pages: await pagesOf(await readFile(await download.path())) };
}

/** How alike the titles are, from 0 for nothing in common to 1 for the same, on a grid that is finer than their letters. */
async function likeness(one: Sharp, other: Sharp): Promise<number> {
	const [a, b] = await Promise.all(
		[one, other].map(async (picture) => {
			const { width = 0, height = 0 } = await picture.metadata();
			const title = picture.clone().extract({ left: 0, top: 0, width, height: Math.round(height / 4) });
			// Half a pixel more or less does not matter.
			const grey = title
				.flatten({ background: "#fff" })
				.greyscale()
				.negate()
				.resize(150, 53, { fit: "fill" });
			return [...(await grey.blur(0.8).raw().toBuffer())];
		}),
	);
	const product = (x: readonly number[] = [], y: readonly number[] = []) =>
		x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0);
	return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

/** The four quarters of a sheet. */
const quarters = (picture: Sharp, { width, height }: { width: number; height: number }) =>
	[0, 1].flatMap((row) =>
		[0, 1].map((column) => {
			const half = { width: Math.floor(width / 2), height: Math.floor(height / 2) };
			return picture.clone().extract({ left: column * half.width, top: row * half.height, ...half });
		}),
	);

const names = [
	["Latin", "Zoë & Łukasz: a long summer night above the old harbour of Gijón"],
	["Cyrillic", "Свадьба Анны и Дмитрия"],
	["Arabic", "حفل زفاف ليلى وكريم"],
	["Japanese", "結衣と健太の結婚パーティー"],
] as const;

test("posters with names in four scripts are read back from the page's print and from the PDF", async ({
	page,
	makeVenue,
}) => {
	await signIn(page, people.olga.name, "/events");
	let before: Sharp | null = null;
	for (const [script, name] of names) {
		const event = await makeVenue({ name });
		const paper = script === "Cyrillic" ? "letter" : "a4";
		await visit(page, `${event.path}/venue/print?paper=${paper}`);
		const onPaper = await printed(page);
		const pdf = await saved(page);

		const [sheet] = onPaper;
		const [copy] = pdf.pages;
		if (!sheet || !copy) throw new Error("Nothing was printed.");
		expect([onPaper.length, pdf.pages.length], script).toEqual([1, 1]);
		const size = paper === "letter" ? { width: 216, height: 279 } : { width: 210, height: 297 };
		for (const one of [sheet, copy]) {
			expect(one, script).toMatchObject(size);
			expect(await readCode(one.picture), script).toBe(stack.origin + event.poster);
		}
		// A browser's PDF has real text. How it is read back in other scripts depends on the fonts of the device.
		if (script === "Latin" || script === "Cyrillic")
			expect(sheet.text.replaceAll(/\s+/g, "")).toContain(name.replaceAll(" ", ""));
		// The pictures of the texts are where the browser printed the texts, with the same shapes.
		expect(await likeness(sheet.picture, copy.picture), script).toBeGreaterThan(0.9);
		if (before)
			expect(await likeness(sheet.picture, before), `${script} and the one before`).toBeLessThan(0.7);
		before = sheet.picture;
		expect(pdf.name).toMatch(/-poster\.pdf$/);
	}
});

test("table signs have the names of the groups, four on a sheet, each with the code", async ({
	page,
	makeVenue,
}) => {
	const groups = [
		"Tisch der Familie Großkreutz",
		"Семья Ивановых",
		"طاولة العائلة",
		"親族のテーブル",
		"Table 5",
	];
	const event = await makeVenue({ name: "Ana & Max", groups, locale: "de" });
	await signIn(page, people.olga.name, `${event.path}/venue/print`);
	await page.getByLabel("What to print").selectOption({ label: "Table signs, four on a sheet" });
	await expect(page.locator("main [data-sheet]")).toHaveCount(2);

	const onPaper = await printed(page);
	const pdf = await saved(page);

	for (const pages of [onPaper, pdf.pages]) {
		expect(pages).toHaveLength(2);
		const [first, second] = pages;
		if (!first || !second) throw new Error("unreachable");
		const { info } = await first.picture.clone().toBuffer({ resolveWithObject: true });
		const codes = await Promise.all(quarters(first.picture, info).map(readCode));
		expect(codes).toEqual(Array(4).fill(stack.origin + event.poster));
		expect(await readCode(second.picture)).toBe(stack.origin + event.poster);
	}
	// In the language of the event, and not of the organizer.
	expect(onPaper[0]?.text).toContain("Füge deine Fotos hinzu");
});
