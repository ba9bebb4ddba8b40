/** The lines of a text as the browser has broken it, so that they can be drawn in the same place. */

export interface TextLine {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Letters with their accents, which are never divided. */
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** In CSS pixels of the viewport, from the first line to the last. */
export function linesOf(element: Element): TextLine[] {
	const lines: TextLine[] = [];
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		for (const { segment, index } of graphemes.segment(node.textContent ?? "")) {
			range.setStart(node, index);
			range.setEnd(node, index + segment.length);
			// A letter at a break has a second, empty place at the end of the line before.
			const place = [...range.getClientRects()].findLast(({ width }) => width > 0);
			if (place) add(lines, segment, place);
		}
	}
	return lines;
}

function add(lines: TextLine[], text: string, { left, right, top, bottom }: DOMRect): void {
	const last = lines.at(-1);
	const isSameLine = last && top < (last.top + last.bottom) / 2 && bottom > (last.top + last.bottom) / 2;
	if (!isSameLine) {
		lines.push({ text, left, right, top, bottom });
		return;
	}
	last.text += text;
	last.left = Math.min(last.left, left);
	last.right = Math.max(last.right, right);
	last.top = Math.min(last.top, top);
	last.bottom = Math.max(last.bottom, bottom);
}
