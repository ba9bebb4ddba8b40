/** A photo that arrives and cannot be developed: what its uploader reads where it was added, and what organizers read. */
import { randomBytes } from "node:crypto";
import { people } from "@/prisma/seed/people";
import { expect, type Page, test } from "./live-event";
import { choose, fixture, signIn, visit } from "./people";

const reason = "This file could not be read as a photo. It may be damaged.";
const advice = "Add the original again.";

/** A JPEG by its first bytes only. */
const broken = (name: string) => ({
	...{ name, mimeType: "image/jpeg" },
	buffer: Buffer.concat([fixture("fig.jpg").buffer.subarray(0, 20), randomBytes(2_000)]),
});

/** The contrast of an element's text with the nearest background behind it, as WCAG defines it. */
const contrastOf = (target: ReturnType<Page["locator"]>) =>
	target.evaluate((element) => {
		const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
		const luminance = (colour: string) => {
			if (!canvas) throw new Error("There is no canvas.");
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = colour;
			canvas.fillRect(0, 0, 1, 1);
			const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
				const part = value / 255;
				return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		let behind: Element | null = element;
		while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)")
			behind = behind.parentElement;
		const [one, other] = [
			luminance(getComputedStyle(element).color),
			luminance(getComputedStyle(behind ?? document.body).backgroundColor),
		];
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	});

test("a photo that cannot be developed says so where it was added, with what helps, and organizers read only why @once", async ({
	page,
	browser,
	event,
}) => {
	await signIn(page, people.ada.name, event.path);
	await choose(page, [broken("Summit.jpg")]);
	await page.getByRole("button", { name: "Add 1 photo" }).click();

	const row = page.locator("[data-upload-id]");
	await expect(row.getByText(`${reason} ${advice}`)).toBeVisible({ timeout: 120_000 });
	await expect(row.getByText("Added", { exact: true })).toHaveCount(0);
	await expect(page.getByRole("status").filter({ hasText: "0 photos added, 1 failed" })).toBeAttached();

	// In one place with the uploader's other failures, and not in the album.
	const failure = page.locator("[data-failed-photo]");
	await expect(failure.getByText(`${reason} ${advice}`)).toBeVisible();
	await expect(page.locator("[data-photo-id]")).toHaveCount(0);
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme });
		for (const place of [row, failure]) {
			const text = place.getByText(reason);
			expect(await contrastOf(text)).toBeGreaterThanOrEqual(4.5);
			const [words, icon] = [
				await text.boundingBox(),
				await place.locator("svg.lucide-circle-alert").boundingBox(),
			];
			expect(icon?.y).toBeGreaterThanOrEqual((words?.y ?? 0) - 1);
			expect((icon?.x ?? 0) + (icon?.width ?? 0)).toBeLessThanOrEqual(words?.x ?? 0);
		}
	}

	const organizer = await (await browser.newContext()).newPage();
	await signIn(organizer, people.olga.name, event.path);
	await expect(organizer.getByText("No photos yet")).toBeVisible();
	await expect(organizer.locator("[data-failed-photo]")).toHaveCount(0);
	await visit(organizer, `${event.path}/gallery?view=failed`);
	const theirs = organizer.locator('[data-photo-id][data-state="FAILED"]');
	await expect(theirs.getByText(reason, { exact: true })).toBeVisible();
	await theirs.getByRole("link").click();
	await expect(organizer.getByRole("dialog").getByText(reason, { exact: true })).toBeVisible();
	await expect(organizer.getByText("Add the original")).toHaveCount(0);
	await organizer.context().close();
});
