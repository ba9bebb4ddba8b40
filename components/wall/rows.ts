/**
 * Justified rows, with the same arithmetic as the browser's for `photo-grid` in app/globals.css: a row takes photos
 * until the next one does not fit, then all of them grow to fill its width. Therefore the server's markup, which CSS
 * lays out before any script runs, and the virtual wall put every photo in the same place, and photos added at the end
 * never move a row above them.
 */

import { tileRatios, unfinishedRowGrow } from "@/rules/wall";

/** CSS pixels. */
export interface Measures {
	width: number;
	/** The minimum height of a row, from which it grows. */
	row: number;
	gapX: number;
	gapY: number;
	heading: number;
}

export interface Box {
	/** Distance from the side on which lines of text start: the left one, or the right one from right to left. */
	start: number;
	top: number;
	width: number;
	height: number;
}

interface Row {
	top: number;
	height: number;
	/** The photos from index `first` up to but not including `end`. */
	first: number;
	end: number;
}

/** Used while a photo's size is not known; most cameras have this ratio. */
const usualRatio = 4 / 3;

type Size = { width: number | null; height: number | null } | null;

export function tileRatio(size: Size) {
	if (!size?.width || !size.height) return usualRatio;
	return Math.min(tileRatios.widest, Math.max(tileRatios.narrowest, size.width / size.height));
}

/** How many times wider than its tile a photo is shown: a panorama fills the height, and its sides are cropped. */
export function widthInTile(size: Size) {
	if (!size?.width || !size.height) return 1;
	return Math.max(1, size.width / size.height / tileRatios.widest);
}

/**
 * The photos' boxes, relative to the upper corner at which lines of text start. `open` means that more photos will come, so an unfinished last
 * row, which they would change, is left out.
 */
export function rowsOf(ratios: readonly number[], { width, row, gapX, gapY }: Measures, open = false) {
	const rows: Row[] = [];
	const boxes: Box[] = [];
	let y = 0;
	let first = 0;
	while (first < ratios.length) {
		let end = first;
		let sum = 0;
		while (end < ratios.length) {
			const ratio = ratios[end] ?? usualRatio;
			if (end > first && (sum + ratio) * row + (end - first) * gapX > width) break;
			sum += ratio;
			end++;
		}
		if (open && end === ratios.length && first > 0) break;
		const free = width - (end - first - 1) * gapX;
		const full = free / sum;
		const height =
			end < ratios.length || full < row ? full : row + (free - row * sum) / (sum + unfinishedRowGrow);
		let start = 0;
		for (const ratio of ratios.slice(first, end)) {
			boxes.push({ start, top: y, width: ratio * height, height });
			start += ratio * height + gapX;
		}
		rows.push({ top: y, height, first, end });
		y += height + gapY;
		first = end;
	}
	return { rows, boxes, height: Math.max(0, y - gapY) };
}
