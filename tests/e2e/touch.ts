/** Real touch events, as from a touch screen. They also work in the desktop project, as on a laptop with touch. */
import type { Page } from "./test";

type Point = [x: number, y: number];

async function fingers(page: Page) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
	return async (type: "touchStart" | "touchMove" | "touchEnd", ...points: Point[]) => {
		const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
		await cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
		await page.waitForTimeout(16);
	};
}

const between = ([x0, y0]: Point, [x1, y1]: Point, part: number): Point => [
	x0 + (x1 - x0) * part,
	y0 + (y1 - y0) * part,
];

const steps = 12;

export async function swipe(page: Page, { from, to }: { from: Point; to: Point }) {
	const touch = await fingers(page);
	await touch("touchStart", from);
	for (let step = 1; step <= steps; step++) await touch("touchMove", between(from, to, step / steps));
	await touch("touchEnd");
	await page.waitForTimeout(500);
}

/** Moves two fingers from one distance to another, in CSS pixels. */
export async function pinch(page: Page, { at: [x, y], from, to }: { at: Point; from: number; to: number }) {
	const touch = await fingers(page);
	const at = (distance: number): Point[] => [
		[x - distance / 2, y],
		[x + distance / 2, y],
	];
	await touch("touchStart", ...at(from));
	for (let step = 1; step <= steps; step++)
		await touch("touchMove", ...at(from + ((to - from) * step) / steps));
	await touch("touchEnd");
}

export async function doubleTap(page: Page, at: Point) {
	const touch = await fingers(page);
	// Wait, so that an earlier tap does not count as the first of the two.
	await page.waitForTimeout(600);
	for (let tap = 0; tap < 2; tap++) {
		await touch("touchStart", at);
		await touch("touchEnd");
	}
}
