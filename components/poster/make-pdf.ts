/**
 * A PDF of the sheets on the page. The codes and the areas are drawings, which stay sharp at any size. Texts are pictures that
 * the browser draws with the fonts of the device: it shapes and orders every script, and a PDF would otherwise have to carry
 * a font for each of them (docs/decisions/0055).
 */
import { PDFDocument, type PDFPage, rgb } from "@cantoo/pdf-lib";
import { type Paper, papers } from "./papers";
import { linesOf } from "./text-lines";

const pointsPerMm = 72 / 25.4;
/** Dots per millimetre of a text: 300 in an inch. */
const dotsPerMm = 300 / 25.4;

export async function makePdf(
	sheets: readonly HTMLElement[],
	{ paper, title }: { paper: Paper; title: string },
): Promise<Blob> {
	await document.fonts.ready;
	const { width, height } = papers[paper];
	const pdf = await PDFDocument.create();
	pdf.setTitle(title);
	for (const sheet of sheets) {
		const page = pdf.addPage([width * pointsPerMm, height * pointsPerMm]);
		await drawSheet(pdf, page, sheet, width);
	}
	const bytes = await pdf.save();
	return new Blob([new Uint8Array(bytes)], { type: "application/pdf" });
}

async function drawSheet(
	pdf: PDFDocument,
	page: PDFPage,
	sheet: HTMLElement,
	widthMm: number,
): Promise<void> {
	const frame = sheet.getBoundingClientRect();
	const mmPerPixel = widthMm / frame.width;
	const points = (pixels: number) => pixels * mmPerPixel * pointsPerMm;
	/** PDF counts from the lower edge. */
	const at = ({ left, bottom, width, height }: DOMRect) => ({
		x: points(left - frame.left),
		y: page.getHeight() - points(bottom - frame.top),
		width: points(width),
		height: points(height),
	});
	for (const area of sheet.querySelectorAll<HTMLElement>("[data-fill]"))
		page.drawRectangle({
			...at(area.getBoundingClientRect()),
			color: colourOf(getComputedStyle(area).backgroundColor),
		});
	if (sheet.querySelector("[data-cut]")) drawCuts(page);
	for (const svg of sheet.querySelectorAll<SVGSVGElement>("[data-code] svg")) {
		const { x, y, width, height } = at(svg.getBoundingClientRect());
		const path = svg.querySelector("path")?.getAttribute("d") ?? "";
		// A white ground, which the code needs on any paper.
		page.drawRectangle({ x, y, width, height, color: rgb(1, 1, 1) });
		page.drawSvgPath(path, {
			...{ x, y: y + height, scale: width / svg.viewBox.baseVal.width, color: rgb(0, 0, 0), borderWidth: 0 },
		});
	}
	for (const text of sheet.querySelectorAll<HTMLElement>("[data-text]")) {
		const drawn = await drawText(text, mmPerPixel * dotsPerMm);
		if (!drawn) continue;
		page.drawImage(await pdf.embedPng(drawn.png), at(drawn.place));
	}
}

/** Dashed lines between the quarters of the sheet. */
function drawCuts(page: PDFPage): void {
	const [width, height] = [page.getWidth(), page.getHeight()];
	const dashes = { thickness: 0.5, color: rgb(0.73, 0.73, 0.73), dashArray: [3, 3] };
	page.drawLine({ start: { x: width / 2, y: 0 }, end: { x: width / 2, y: height }, ...dashes });
	page.drawLine({ start: { x: 0, y: height / 2 }, end: { x: width, y: height / 2 }, ...dashes });
}

/** The text as a picture without a ground, and where it belongs. Null if it has no letters. */
async function drawText(element: HTMLElement, scale: number) {
	const lines = linesOf(element);
	const [first] = lines;
	if (!first) return null;
	const style = getComputedStyle(element);
	const size = Number.parseFloat(style.fontSize);
	// Letters may reach out of their line.
	const left = Math.min(...lines.map((line) => line.left)) - size;
	const right = Math.max(...lines.map((line) => line.right)) + size;
	const top = first.top - size / 2;
	const bottom = Math.max(...lines.map((line) => line.bottom)) + size / 2;
	const place = new DOMRect(left, top, right - left, bottom - top);

	const canvas = document.createElement("canvas");
	canvas.width = Math.ceil(place.width * scale);
	canvas.height = Math.ceil(place.height * scale);
	const context = canvas.getContext("2d");
	if (!context) return null;
	context.scale(canvas.width / place.width, canvas.height / place.height);
	context.font = `${style.fontStyle} ${style.fontWeight} ${size}px ${style.fontFamily}`;
	context.fillStyle = style.color;
	context.direction = style.direction === "rtl" ? "rtl" : "ltr";
	context.textAlign = "center";
	const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText("x");
	for (const line of lines) {
		const middle = (line.left + line.right) / 2;
		const baseline = line.top + ((line.bottom - line.top) * above) / (above + below);
		context.fillText(line.text.trim(), middle - left, baseline - top);
	}
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
	return blob && { png: await blob.arrayBuffer(), place };
}

/** A computed colour, "rgb(20, 60, 90)". */
function colourOf(text: string) {
	const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255);
	return rgb(red, green, blue);
}
