import { describe, expect, test } from "vitest";
import { rowsOf, tileRatio, widthInTile } from "./rows";

const measures = { width: 1_000, row: 200, gapX: 10, gapY: 20, heading: 0 };
const ratios = Array.from({ length: 57 }, (_, n) => [1.5, 0.75, 1.33, 1, 4, 0.4][(n * 7) % 6] ?? 1);

describe("justified rows", () => {
	test("contain every photo once, in order, and all but the last are as wide as the wall", () => {
		const { rows, boxes } = rowsOf(ratios, measures);
		expect(rows.flatMap(({ first, end }) => ratios.slice(first, end))).toEqual(ratios);
		for (const { end } of rows.slice(0, -1)) {
			const last = boxes[end - 1];
			expect((last?.start ?? 0) + (last?.width ?? 0)).toBeCloseTo(1_000, 6);
		}
	});

	test("keep each photo's proportions, and all photos in a row have the same height", () => {
		const { rows, boxes } = rowsOf(ratios, measures);
		boxes.forEach(({ width, height }, index) => {
			expect(width / height).toBeCloseTo(ratios[index] ?? 0, 6);
		});
		for (const { first, end, top, height } of rows)
			for (const box of boxes.slice(first, end)) expect([box.top, box.height]).toEqual([top, height]);
	});

	test("stay in place, except for the last one, when photos are added at the end", () => {
		const before = rowsOf(ratios.slice(0, 40), measures);
		const after = rowsOf(ratios, measures);
		expect(after.rows.slice(0, before.rows.length - 1)).toEqual(before.rows.slice(0, -1));
	});

	test("leave out an unfinished last row while more photos will come", () => {
		const whole = rowsOf(ratios.slice(0, 40), measures).rows;
		const open = rowsOf(ratios.slice(0, 40), measures, true).rows;
		expect(open).toEqual(whole.slice(0, -1));
		expect(rowsOf(ratios, measures).rows.slice(0, open.length)).toEqual(open);
		expect(rowsOf([1], measures, true).rows).toHaveLength(1);
	});

	test("do not enlarge a single photo to fill the wall", () => {
		expect(rowsOf([1.5], measures).rows[0]?.height).toBeLessThan(320);
	});

	test("shrink a panorama that is wider than the wall", () => {
		const [box] = rowsOf([4], { ...measures, width: 300 }).boxes;
		expect(box).toEqual({ start: 0, top: 0, width: 300, height: 75 });
	});

	test("are empty without photos", () => {
		expect(rowsOf([], measures)).toEqual({ rows: [], boxes: [], height: 0 });
	});
});

test("photos with extreme proportions are cropped to a tile that can be seen and pressed", () => {
	expect(tileRatio({ width: 20_000, height: 1_000 })).toBe(4);
	expect(tileRatio({ width: 100, height: 3_000 })).toBe(0.4);
	expect(tileRatio({ width: 3, height: 2 })).toBe(1.5);
	expect(tileRatio({ width: null, height: null })).toBeCloseTo(4 / 3);
	expect(tileRatio(null)).toBeCloseTo(4 / 3);
});

test("a panorama is shown wider than its tile, whose height it fills", () => {
	expect(widthInTile({ width: 12_000, height: 400 })).toBe(7.5);
	expect(widthInTile({ width: 4_000, height: 3_000 })).toBe(1);
	expect(widthInTile({ width: 400, height: 12_000 })).toBe(1);
	expect(widthInTile(null)).toBe(1);
});
