/** What a browser prints and what the page saves as PDF, as pictures that a test can look at. */
import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp, { type Sharp } from "sharp";
import type { Page } from "./test";

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

export const printed = async (page: Page) =>
	pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));

export async function saved(page: Page) {
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save as PDF" }).click(),
	]);
	return { name: download.suggestedFilename(), pages: await pagesOf(await readFile(await download.path())) };
}

/** Parts of a sheet's height, and of a sign's below its coloured area. */
export const title = { from: 0, to: 0.25 };
export const tableName = { from: 0.145, to: 0.285 };

/** How alike the texts are, from 0 for nothing in common to 1 for the same, on a grid that is finer than their letters. */
export async function likeness(one: Sharp, other: Sharp, { from, to }: typeof title): Promise<number> {
	const [a, b] = await Promise.all(
		[one, other].map(async (picture) => {
			const { width, height } = await sizeOf(picture);
			const [top, bottom] = [Math.round(height * from), Math.round(height * to)];
			const text = sharp(
				await picture
					.clone()
					.extract({ left: 0, top, width, height: bottom - top })
					.png()
					.toBuffer(),
			);
			// Half a pixel more or less does not matter.
			const grey = text.flatten({ background: "#fff" }).greyscale().negate().resize(150, 53, { fit: "fill" });
			return [...(await grey.blur(0.8).raw().toBuffer())];
		}),
	);
	const product = (x: readonly number[] = [], y: readonly number[] = []) =>
		x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0);
	return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

async function sizeOf(picture: Sharp): Promise<{ width: number; height: number }> {
	const { info } = await picture.clone().toBuffer({ resolveWithObject: true });
	return info;
}

/** The quarters of the sheets. */
export async function signsOn(sheets: readonly Printed[]): Promise<Sharp[]> {
	const cut = sheets.map(async ({ picture }) => {
		const { width, height } = await sizeOf(picture);
		const half = { width: Math.floor(width / 2), height: Math.floor(height / 2) };
		return [0, 1].flatMap((row) =>
			[0, 1].map((column) =>
				picture.clone().extract({ left: column * half.width, top: row * half.height, ...half }),
			),
		);
	});
	return (await Promise.all(cut)).flat();
}

/** The colour at the upper edge, in the middle, as in CSS. */
export async function edgeColour(picture: Sharp): Promise<string> {
	const { width, height } = await sizeOf(picture);
	const pixels = await sharp(await picture.clone().flatten({ background: "#fff" }).png().toBuffer())
		.extract({ left: Math.round(width / 2), top: Math.round(height * 0.015), width: 1, height: 1 })
		.raw()
		.toBuffer();
	return `rgb(${[...pixels].slice(0, 3).join(" ")})`;
}
