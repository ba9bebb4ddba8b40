/**
 * Forced colours, large text and phones: nothing loses its shape or is out of reach. That nothing is cut off is tested on
 * every page, in accessibility.spec.ts.
 */
import { people } from "@/prisma/seed/people";
import { everyKindOfPhoto } from "./accessibility/states";
import { fixture, signIn, visit } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, path, thirtyPhotos, tile } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();

/** Chooses three photos, none of which is ever answered. */
async function sendForEver(page: Page) {
	await page.route(/photos\.initiateUpload/, () => {});
	const files = ["fig.jpg", "stream.jpg", "two-dogs.jpg"].map((name) => fixture(name, "for ever"));
	await page.getByLabel("Choose photos").setInputFiles(files);
	await page.getByRole("button", { name: "Add 3 photos" }).click();
	await expect(page.getByRole("progressbar").first()).toBeAttached();
}

/** Whether an element differs from what is around it by a border or its background, as forced colours draw it. */
const hasShape = (page: Page, selector: string) =>
	page.locator(selector).evaluateAll(
		(elements) =>
			elements.length > 0 &&
			elements.every((element) => {
				const own = getComputedStyle(element);
				const around = getComputedStyle(element.parentElement ?? document.body);
				const bordered = own.borderTopStyle === "solid" && Number.parseFloat(own.borderTopWidth) > 0;
				const filled =
					own.backgroundColor !== "rgba(0, 0, 0, 0)" && own.backgroundColor !== around.backgroundColor;
				return bordered || filled;
			}),
	);

test("in forced colours, progress, the order, primary buttons and failed photos keep their shape", {
	tag: "@once",
}, async ({ page }) => {
	await everyKindOfPhoto(client, idOf);
	await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
	await signIn(page, people.ada.name, "/events");
	await signIn(page, people.ada.name, path);
	await sendForEver(page);
	const colourOf = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((element) => getComputedStyle(element).backgroundColor);
	expect(await hasShape(page, "[role=progressbar]")).toBe(true);
	expect(await colourOf("[role=progressbar] > div")).not.toBe(await colourOf("[role=progressbar]"));
	const order = (pressed: boolean) => `fieldset button[aria-pressed=${pressed}]`;
	expect(await hasShape(page, order(true))).toBe(true);
	expect(await colourOf(order(true))).not.toBe(await colourOf(order(false)));
	// Otherwise the browser draws the colour of the page behind the text, which is as dark.
	await expect(page.locator(order(true))).toHaveCSS("forced-color-adjust", "none");
	expect(await hasShape(page, "section[aria-labelledby=failed]")).toBe(true);

	await signIn(page, people.olga.name, "/events");
	// It is a link, which has no look of its own as a button has.
	expect(await hasShape(page, "main a[href='/events/new']")).toBe(true);
	await visit(page, path);
	await page.getByRole("button", { name: "Select" }).click();
	const marks = page.locator("[data-photo-id] button");
	await marks.nth(1).click();
	await expect(marks.nth(1).locator("svg")).toBeVisible();
	await expect(marks.nth(0).locator("svg")).toBeHidden();
	await expect(marks.nth(1)).toHaveCSS("border-top-width", "4px");
});

test("the bar of the uploader takes at most a sixth of the screen, at any width and size of text", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await sendForEver(page);
	const bar = page.getByRole("progressbar", { name: "Progress of all photos" }).locator("..");
	for (const [width, height, percent] of [
		[1280, 860, 100],
		[390, 844, 100],
		[390, 844, 200],
		[320, 640, 100],
		[320, 640, 200],
		[640, 360, 100],
		[320, 256, 100],
	] as const) {
		await page.setViewportSize({ width, height });
		await page.evaluate((to) => {
			document.documentElement.style.fontSize = `${to}%`;
		}, percent);
		await expect
			.poll(() =>
				bar.evaluate((element) => {
					const { height: own } = element.getBoundingClientRect();
					return getComputedStyle(element).position !== "sticky" || own <= window.innerHeight / 6;
				}),
			)
			.toBe(true);
	}
});

/** How many square pixels of the two buttons are at the same place, without what has been scrolled out of sight. */
const overlap = (page: Page, one: string, other: string) =>
	dialog(page).evaluate(
		(element, names) => {
			const seen = names.map((name) => {
				const button = element.querySelector(`button[aria-label="${name}"]`);
				if (!button) throw new Error(`${name} is not on the page.`);
				let { left, right, top, bottom } = button.getBoundingClientRect();
				for (let around = button.parentElement; around; around = around.parentElement) {
					if (getComputedStyle(around).overflowY === "visible") continue;
					const edge = around.getBoundingClientRect();
					[left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
					[top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
				}
				return { left, right, top, bottom };
			});
			const [a, b] = seen;
			if (!a || !b) return Number.NaN;
			const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
			const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			return Math.max(0, across) * Math.max(0, down);
		},
		[one, other],
	);

test("on a phone a photo's actions are in reach without scrolling, and Close never lies on Previous", async ({
	page,
}) => {
	await signIn(page, people.olga.name, path);
	await client.query(`UPDATE "Photo" SET description = $2 WHERE id = $1`, [
		await idOf("Photo 4"),
		"Seen from the pass, before the rain came over the ridge. ".repeat(12),
	]);
	await page.reload();
	await tile(page, "Photo 4").getByRole("link").click();
	await expect(dialog(page).getByRole("button", { name: "Previous photo" })).toBeVisible();
	for (const size of [
		{ width: 390, height: 844 },
		{ width: 320, height: 640 },
		{ width: 844, height: 390 },
		{ width: 320, height: 256 },
	]) {
		await page.setViewportSize(size);
		for (const name of ["Download original", "Edit", "Hide", "Remove"])
			await expect(
				dialog(page).getByRole("button", { name, exact: true }),
				`${name} at ${size.width}`,
			).toBeInViewport({
				ratio: 1,
			});
		// Wherever the photo and its details are scrolled to.
		for (const by of [0, 60, 120, 200, 400]) {
			await dialog(page).evaluate((element, to) => {
				for (const one of element.querySelectorAll("div")) one.scrollTop = to;
			}, by);
			expect(await overlap(page, "Close", "Previous photo"), `${size.width} at ${by}`).toBe(0);
		}
		await dialog(page).evaluate((element) => {
			for (const one of element.querySelectorAll("div")) one.scrollTop = 0;
		});
	}
});
