/**
 * Justified rows, the same arithmetic as the browser's own for `photo-grid` in app/globals.css: a row takes photos
 * until the next one does not fit, then all of them grow to its width. So the server's markup, laid out by CSS before
 * any script runs, and the virtual wall put every photo at the same place, and photos that are added at the end
 * never move a row above them.
 */

/** CSS pixels. */
export interface Measures {
	width: number;
	/** What a row's height grows from. */
	row: number;
	gapX: number;
	gapY: number;
	heading: number;
}

export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

interface Row {
	top: number;
	height: number;
	/** The photos from `first` up to and without `end`. */
	first: number;
	end: number;
}

/** A panorama would be a thin line and a screenshot of a chat a sliver: beyond these they are cropped on the wall. */
const narrowest = 0.4;
const widest = 4;
/** Of a picture whose size is not known yet: what most cameras make. */
const usualRatio = 4 / 3;

export function tileRatio(size: { width: number | null; height: number | null } | null) {
	if (!size?.width || !size.height) return usualRatio;
	return Math.min(widest, Math.max(narrowest, size.width / size.height));
}

/** How much an unfinished row is kept from growing, in units of `flex-grow`: `photo-grid::after`. */
const brake = 5;

/**
 * Boxes of the photos, from the upper left corner on. `open`: more photos will come, so a last row that they would
 * change is left out.
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
		const height = end < ratios.length || full < row ? full : row + (free - row * sum) / (sum + brake);
		let left = 0;
		for (const ratio of ratios.slice(first, end)) {
			boxes.push({ left, top: y, width: ratio * height, height });
			left += ratio * height + gapX;
		}
		rows.push({ top: y, height, first, end });
		y += height + gapY;
		first = end;
	}
	return { rows, boxes, height: Math.max(0, y - gapY) };
}
