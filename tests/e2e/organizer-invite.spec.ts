/** Telling people of an event: by e-mail, and with a message, a link and a QR code. */
import jsQR from "jsqr";
import { test } from "./mail";
import { ofThisTry, query, signIn } from "./people";
import { expect, type Page } from "./test";

test.describe.configure({ mode: "serial" });

/** Both projects work on one app, so each has an event and addresses of its own. */
const slug = () => `invite-${ofThisTry()}`;
const address = (name: string) => `${name}@${slug()}.guests.test`;

const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const dialog = (page: Page) => page.getByRole("dialog").last();
const eventId = async (page: Page): Promise<string> =>
	(await (await query(page, "events.bySlug", { slug: slug() })).json()).result.data.json.id;

test("an organizer sends one e-mail to each address, and sees whom nobody has told", async ({
	page,
	post,
	sql,
}) => {
	await signIn(page, "Olga Lindqvist", "/events/new");
	await page.getByLabel("Name", { exact: true }).fill(slug());
	await page.getByLabel("Day", { exact: true }).fill("2026-10-10");
	await page.getByLabel("Time zone").selectOption("UTC");
	await page.getByRole("button", { name: "Make the event" }).click();
	await page.waitForURL(`**/events/${slug()}/overview`);
	await sql(
		`INSERT INTO "Attendance" (id, "eventId", name, email)
		 SELECT gen_random_uuid(), $1::uuid, name, email
		 FROM unnest($2::text[], $3::text[]) AS people (name, email)`,
		[
			await eventId(page),
			["Aitana Vega", "Bruno Castaño", "Full Mailbox", "Grandpa Joe"],
			[address("aitana"), address("bruno"), `full-mailbox@${slug()}.guests.test`, null],
		],
	);
	await page.reload();
	await expect(page.getByText("Never told of the event").locator("xpath=../..")).toContainText("4");

	await page.getByRole("button", { name: "Invite", exact: true }).click();
	await expect(dialog(page).getByText("1 of 5 know of the event")).toBeVisible();
	await expect(dialog(page).getByText("1 person was never told and has no address.")).toBeVisible();
	await dialog(page).getByRole("button", { name: "Send 3 e-mails" }).click();
	await expect(dialog(page).getByText("3 e-mails are on their way.")).toBeVisible();
	await expect.poll(() => post.count(address("aitana"))).toBe(1);
	await expect.poll(() => post.count(address("bruno"))).toBe(1);
	await expect(dialog(page).getByText("1 e-mail could not be sent")).toBeVisible();
	await expect(dialog(page).getByText(/full-mailbox@.*Mailbox full/)).toBeVisible();
	await expect(dialog(page).getByText("3 of 5 know of the event")).toBeVisible();
	await page.keyboard.press("Escape");

	await page.getByRole("link", { name: "Never told of the event" }).click();
	await page.waitForURL("**/roll?show=never-told");
	await expect(line(page, "Grandpa Joe")).toContainText("never told");
	await expect(line(page, "Full Mailbox")).toContainText("e-mail failed");
	await expect(line(page, "Aitana Vega")).toHaveCount(0);
});

test("whoever was told in person is marked, which can be taken back", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Never told (2)" });
	await line(page, "Grandpa Joe").getByRole("checkbox").check();
	await page.getByRole("button", { name: "Invite", exact: true }).last().click();
	await expect(dialog(page).getByRole("heading", { name: "Invite Grandpa Joe" })).toBeVisible();
	await dialog(page).getByRole("button", { name: "I have told them" }).click();
	await expect(dialog(page).getByText("1 person counts as told.")).toBeVisible();
	await dialog(page).getByRole("button", { name: "Undo" }).click();
	await expect(dialog(page).getByText("Taken back for 1 person.")).toBeVisible();
	await dialog(page).getByRole("button", { name: "I have told them" }).click();
	await expect(dialog(page).getByText("1 person counts as told.")).toBeVisible();
	await dialog(page).getByRole("button", { name: "Close" }).click();
	await expect(line(page, "Grandpa Joe")).toHaveCount(0);
	await page.getByRole("combobox", { name: "Status" }).selectOption("");
	await expect(line(page, "Grandpa Joe")).toContainText("told in person");
	await line(page, "Grandpa Joe")
		.getByRole("button", { name: /Grandpa Joe/ })
		.first()
		.click();
	await expect(dialog(page).getByText(/^Told by Olga Lindqvist on/)).toBeVisible();
});

test("who was told gets another e-mail only by a press that says so", async ({ page, post }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await line(page, "Aitana Vega")
		.getByRole("button", { name: /Aitana Vega/ })
		.first()
		.click();
	await expect(dialog(page).getByText(/^Got an e-mail from Olga Lindqvist on/)).toBeVisible();
	await dialog(page).getByRole("button", { name: "Invite", exact: true }).click();
	await expect(dialog(page).getByText("Knows of the event.")).toBeVisible();
	await expect(dialog(page).getByRole("button", { name: "Send the e-mail" })).toHaveCount(0);
	await dialog(page).getByRole("button", { name: "Send another e-mail" }).click();
	await expect.poll(() => post.count(address("aitana"))).toBe(1);
	await page.keyboard.press("Escape");
	await expect(dialog(page).getByRole("heading", { name: "Aitana Vega" })).toBeVisible();
});

test("the message is copied and shared as it was changed, and the code leads to the album", async ({
	page,
	context,
	baseURL,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.addInitScript(() => {
		Object.defineProperty(navigator, "share", {
			value: async (shared: ShareData) => Object.assign(window, { shared }),
		});
	});
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await page.getByRole("button", { name: "Invite", exact: true }).first().click();
	const message = dialog(page).getByLabel("Message", { exact: true });
	const album = `${baseURL}/events/${slug()}`;
	await expect(message).toHaveValue(new RegExp(`${slug()}\\nSaturday, 10 October 2026[^]*${album}`));
	await message.fill("Bring cake!");
	await dialog(page).getByRole("button", { name: "Copy the message" }).click();
	await expect(dialog(page).getByText("Copied.")).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Bring cake!");
	await dialog(page).getByRole("button", { name: "Share" }).click();
	expect(await page.evaluate(() => Object(window).shared.text)).toBe("Bring cake!");
	await dialog(page).getByRole("button", { name: "Copy the link" }).click();
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(album);

	const saved = page.waitForEvent("download");
	await dialog(page).getByRole("button", { name: "Save as PNG" }).click();
	const png = await (await saved).createReadStream();
	const bytes: Buffer[] = [];
	for await (const chunk of png) bytes.push(Buffer.from(chunk));
	const pixels = await page.evaluate(async (base64) => {
		const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
		const picture = await createImageBitmap(blob);
		// A quarter of each side is enough to read, and is told to the test in less time.
		const side = picture.width / 4;
		const canvas = new OffscreenCanvas(side, side);
		const drawn = canvas.getContext("2d");
		drawn?.drawImage(picture, 0, 0, side, side);
		return { width: side, data: [...(drawn?.getImageData(0, 0, side, side).data ?? [])] };
	}, Buffer.concat(bytes).toString("base64"));
	const read = jsQR(new Uint8ClampedArray(pixels.data), pixels.width, pixels.width);
	expect(read?.data).toBe(album);
	const svg = page.waitForEvent("download");
	await dialog(page).getByRole("button", { name: "Save as SVG" }).click();
	expect((await svg).suggestedFilename()).toBe(`${slug()}-qr.svg`);
});
