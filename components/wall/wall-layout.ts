/** The wall's layout: sections below each other, each with a heading and rows of photos. Pure functions. */
import { type Box, type Measures, rowsOf } from "./rows";
import type { Section } from "./sections";

/** A line for the virtualizer: either a heading or a row of photos. */
interface Line {
	section: number;
	/** Distance from the top of the wall. */
	top: number;
	height: number;
	first: number;
	end: number;
}

interface PlacedSection {
	top: number;
	height: number;
	/** Height of the heading above the photos. */
	heading: number;
	/** By photo index, relative to the bottom of the heading. A photo without a box is not shown yet. */
	boxes: Box[];
}

export interface WallLayout {
	sections: PlacedSection[];
	lines: Line[];
	height: number;
	gapY: number;
}

/** `open` means that more photos will come at the end. */
export function layOut(
	sections: readonly Section[],
	ratioOf: (photo: Section["photos"][number]) => number,
	measures: Measures,
	open: boolean,
): WallLayout {
	const placed: PlacedSection[] = [];
	const lines: Line[] = [];
	let top = 0;
	sections.forEach(({ heading, photos }, section) => {
		const below = heading === null ? 0 : measures.heading;
		if (below > 0) lines.push({ section, top, height: below, first: 0, end: 0 });
		const last = section === sections.length - 1;
		const { rows, boxes, height } = rowsOf(photos.map(ratioOf), measures, open && last);
		for (const row of rows) lines.push({ ...row, section, top: top + below + row.top });
		placed.push({ top, heading: below, height: below + height, boxes });
		top += below + height;
	});
	return { sections: placed, lines, height: top, gapY: measures.gapY };
}

/** The box of a photo, relative to the top of the wall, or null if the photo is not on it. */
export function boxOf(sections: readonly Section[], layout: WallLayout, photoId: string): Box | null {
	for (const [index, { photos }] of sections.entries()) {
		const at = photos.findIndex(({ id }) => id === photoId);
		const place = layout.sections[index];
		const box = place?.boxes[at];
		if (place && box) return { ...box, top: place.top + place.heading + box.top };
	}
	return null;
}

export type Step = "before" | "after" | "above" | "below" | "first" | "last";

/** The photo that an arrow key leads to: the one beside it, or in the next row the one whose middle is nearest. */
export function photoAt(
	sections: readonly Section[],
	layout: WallLayout,
	from: string,
	step: Step,
): string | null {
	const placed = sections.flatMap(({ photos }, index) =>
		photos.flatMap(({ id }, at) => {
			const place = layout.sections[index];
			const box = place?.boxes[at];
			return place && box
				? [{ id, row: place.top + place.heading + box.top, middle: box.start + box.width / 2 }]
				: [];
		}),
	);
	const at = placed.findIndex(({ id }) => id === from);
	const own = placed[at];
	if (!own) return null;
	const beside = { before: at - 1, after: at + 1, first: 0, last: placed.length - 1 };
	if (step !== "above" && step !== "below") return placed[beside[step]]?.id ?? null;
	const beyond =
		step === "above"
			? placed.slice(0, at).findLast(({ row }) => row < own.row)
			: placed.slice(at).find(({ row }) => row > own.row);
	if (!beyond) return null;
	const distance = ({ middle }: typeof own) => Math.abs(middle - own.middle);
	return placed
		.filter(({ row }) => row === beyond.row)
		.reduce((nearest, photo) => (distance(photo) < distance(nearest) ? photo : nearest)).id;
}

/** How many photos are tried as an anchor, because some of them may be gone. */
const anchors = 40;

/** How many pixels the photos at this height of the old layout have moved in the new one. */
export function movedAt(top: number, [was, layoutBefore]: Placed, [is, layoutNow]: Placed): number {
	const rows = layoutBefore.lines.filter((line) => line.end > line.first);
	const line = rows.find((row) => row.top >= top) ?? rows.at(-1);
	const seen = line ? (was[line.section]?.photos.slice(line.first, line.first + anchors) ?? []) : [];
	for (const { id } of seen) {
		const from = boxOf(was, layoutBefore, id);
		const to = boxOf(is, layoutNow, id);
		if (from && to) return to.top - from.top;
	}
	return 0;
}

type Placed = readonly [sections: readonly Section[], layout: WallLayout];
