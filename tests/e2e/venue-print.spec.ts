/** What is printed of the code at the venue: read back from the printed page and from the saved PDF, in four scripts. */
import type { Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { coverColour } from "@/components/poster/cover-colour";
import { people } from "@/prisma/seed/people";
import { missingJapaneseFont } from "@/scripts/stack/japanese-font";
import { signIn, visit } from "./people";
import { edgeColour, likeness, printed, saved, signsOn, tableName, title } from "./printed-pages";
import { stack } from "./setup/stack";
import { expect } from "./test";
import { readCode, test } from "./venue-event";

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
		expect(await likeness(sheet.picture, copy.picture, title), script).toBeGreaterThan(0.9);
		if (before)
			expect(await likeness(sheet.picture, before, title), `${script} and the one before`).toBeLessThan(0.7);
		before = sheet.picture;
		expect(pdf.name).toMatch(/-poster\.pdf$/);
	}
});

/** The preview of a picture that is all blue. */
const blue = Buffer.from(
	rgbaToThumbHash(4, 4, Uint8Array.from(Array.from({ length: 16 }, () => [40, 90, 200, 255]).flat())),
).toString("base64");
const white = "rgb(255 255 255)";

test("table signs have the names of the groups, four on a sheet, each with the code, in the picture's colour or none", {
	tag: "@once",
}, async ({ page, makeVenue }) => {
	const noJapanese = missingJapaneseFont();
	if (noJapanese) test.info().annotations.push({ type: "Japanese is not compared", description: noJapanese });
	const readable = ["Tisch der Familie Großkreutz", "Семья Ивановых", "Table 5"];
	// Of the same length, so they differ only if they are not boxes.
	const japanese = ["新郎親族御一同", "友人と同僚の席"];
	const groups = [...readable, "طاولة العائلة", ...(noJapanese ? [] : japanese)];
	const fillers = Array.from({ length: 100 }, (_, n) => `A ${n + 100}`);
	const event = await makeVenue({
		...{ name: "Ana & Max", locale: "de", cover: blue, groups: [...fillers, ...groups] },
	});
	await signIn(page, people.olga.name, `${event.path}/venue/print`);
	const choose = async (label: string, option: string, query: string) => {
		await page.getByLabel(label).selectOption({ label: option });
		await expect(page).toHaveURL(new RegExp(`\\b${query}\\b`));
	};
	const sheets = page.locator("main [data-sheet]");
	await choose("What to print", "Table signs, four on a sheet", "kind=signs");
	await expect(sheets).toHaveCount(25);
	await expect(page.getByText("At most 100 signs are printed at once.")).toBeVisible();
	const last = 100 + groups.length;
	await choose("Which signs", `101 to ${last} of ${last}`, "part=2");
	await expect(sheets).toHaveCount(2);

	const code = stack.origin + event.poster;
	for (const [paper, size, colours, colour] of [
		["Letter", { width: 216, height: 279 }, "Colours of the event's picture", coverColour(blue)],
		["A4", { width: 210, height: 297 }, "Black on white", white],
	] as const) {
		await choose("Paper", paper, `paper=${paper.toLowerCase()}`);
		await choose("Colours", colours, `colours=${colour === white ? "none" : "cover"}`);
		const onPaper = await printed(page);
		const pdf = await saved(page);
		expect(pdf.name).toMatch(`-signs-101-${last}.pdf`);
		const drawn: Sharp[][] = [];
		for (const pages of [onPaper, pdf.pages]) {
			expect(pages, paper).toMatchObject([size, size]);
			const signs = (await signsOn(pages)).slice(0, groups.length);
			expect(await Promise.all(signs.map(readCode)), paper).toEqual(groups.map(() => code));
			expect(await Promise.all(signs.map(edgeColour)), paper).toEqual(groups.map(() => colour));
			drawn.push(signs);
		}
		const text = onPaper.map((one) => one.text.replaceAll(/\s+/g, "")).join();
		for (const name of readable) expect(text).toContain(name.replaceAll(" ", ""));
		// In the language of the event, and not of the organizer.
		expect(text).toContain("FügedeineFotoshinzu");
		// Each sign is like its own copy, and by far not so much like any other.
		const [signs = [], copies = []] = drawn;
		for (const [n, sign] of signs.entries()) {
			const alike = await Promise.all(copies.map((copy) => likeness(sign, copy, tableName)));
			const [own = 0] = alike.splice(n, 1);
			expect(own, `${paper}, sign ${n}`).toBeGreaterThan(0.8);
			expect(Math.max(...alike), `${paper}, sign ${n} and the others`).toBeLessThan(own - 0.1);
		}
	}

	await choose("What to print", "Poster", "kind=poster");
	await choose("Colours", "Colours of the event's picture", "colours=cover");
	for (const pages of [await printed(page), (await saved(page)).pages]) {
		expect(await Promise.all(pages.map(({ picture }) => edgeColour(picture)))).toEqual([coverColour(blue)]);
		expect(await Promise.all(pages.map(({ picture }) => readCode(picture)))).toEqual([code]);
	}
});
