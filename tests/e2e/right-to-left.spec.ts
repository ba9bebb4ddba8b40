/** The wall and the lightbox in a language that is read from right to left. */
import { people } from "@/prisma/seed/people";
import { holdScripts, signIn } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, open, path, shown, thirtyPhotos, title } from "./thirty-photos";
import { swipe } from "./touch";

test.use({ locale: "ar-XB" });
thirtyPhotos();

const boxesOf = (page: Page) =>
	page.locator("[data-photo-id]").evaluateAll((tiles) =>
		tiles.slice(0, 12).map((tile) => {
			const { left, right, top } = tile.getBoundingClientRect();
			return [left, right, top].map(Math.round);
		}),
	);

test("the wall starts at the right, and the script leaves every photo where the markup had it", async ({
	page,
}) => {
	await signIn(page, people.ada.name, "/events");
	const letGo = await holdScripts(page);
	await page.goto(path, { waitUntil: "commit" });
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await expect(page.locator("[data-photo-id]")).toHaveCount(12);
	let inMarkup: number[][] = [];
	// The rest of the page is still arriving, and moves it.
	await expect(async () => {
		inMarkup = await boxesOf(page);
		const wall = await page.locator(".photo-wall").boundingBox();
		expect(inMarkup[0]?.[1]).toBe(Math.round((wall?.x ?? 0) + (wall?.width ?? 0)));
	}).toPass();

	letGo();
	await expect(page.locator("[data-photo-id]").first()).toHaveCSS("position", "absolute");
	const placed = await boxesOf(page);
	// The last row of the markup is not finished, and grows with the photos that the script adds.
	const finished = inMarkup.filter(([, , top]) => top !== inMarkup.at(-1)?.[2]);
	expect(finished.length).toBeGreaterThan(3);
	// The script keeps only the rows near the screen.
	const both = finished.slice(0, placed.length);
	expect(both.length).toBeGreaterThan(3);
	for (const [index, box] of both.entries())
		for (const [side, edge] of box.entries())
			expect(Math.abs((placed[index]?.[side] ?? 0) - edge)).toBeLessThanOrEqual(1);
});

test("the left arrow on the keyboard shows the next photo", async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 2");
	await page.keyboard.press("ArrowLeft");
	await expect(title(page)).toHaveText("Photo 3");
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 2");
});

test("a swipe to the right shows the next photo", async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 2");
	const box = await shown(page, "Photo 2").boundingBox();
	if (!box) throw new Error("The photo is not on the screen.");
	const y = box.y + box.height / 2;
	await swipe(page, { from: [box.x + box.width * 0.2, y], to: [box.x + box.width * 0.8, y] });
	await expect(title(page)).toHaveText("Photo 3");
});

test("the button for the next photo is at the left and points there, and that for closing is at the right", async ({
	page,
}) => {
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 2");
	const stage = await dialog(page).locator(".yarl__container").boundingBox();
	const middle = (stage?.x ?? 0) + (stage?.width ?? 0) / 2;
	const sideOf = async (icon: string) => {
		const box = await dialog(page).locator(`button:has(.lucide-${icon})`).boundingBox();
		return (box?.x ?? middle) < middle ? "left" : "right";
	};
	expect(await sideOf("chevron-right")).toBe("left");
	expect(await sideOf("chevron-left")).toBe("right");
	expect(await sideOf("x")).toBe("right");
	const next = dialog(page).locator(".lucide-chevron-right");
	await expect(next).toHaveCSS("scale", "-1 1");
	await next.click();
	await expect(title(page)).toHaveText("Photo 3");
});
