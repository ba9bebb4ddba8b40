/**
 * The path of somebody who has just installed Rollcall, on a phone: an empty database, no demo accounts, and the command that
 * lets the first person make events.
 */
import { execFileSync } from "node:child_process";
import { startApp } from "@/scripts/stack/app";
import { root } from "@/scripts/stack/root";
import { test } from "./mail";
import { choose, fixture, visit } from "./people";
import { ownDatabase } from "./setup/own-database";
import { expect, type Page } from "./test";

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });

const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

test("an empty site, the first organizer, an event, three people of whom two attended, and a photo", async ({
	browser,
	post,
}) => {
	const env = { ...(await ownDatabase("rollcall-first", { demo: "none" })), DEMO_SIGN_IN: "false" };
	const origin = env.NEXTAUTH_URL;
	const app = startApp({ production: true, port: Number(new URL(origin).port), env });
	const phone = async () => (await browser.newContext({ baseURL: origin })).newPage();
	/** Asks for a link at the page that they want to open, and opens it. */
	async function signIn(page: Page, address: string, path: string) {
		await visit(page, path);
		await page.getByLabel("E-mail address").fill(address);
		await page.getByRole("button", { name: "E-mail me a link" }).click();
		await visit(page, await post.linkFor(address));
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.waitForURL(`${origin}${path}`);
	}
	try {
		await app.ready;
		const [organizer, guest] = [post.address(), post.address()];
		const page = await phone();
		await signIn(page, organizer, "/events");

		const command = page.locator("code");
		await expect(command).toHaveText(`npm run organizer -- ${organizer}`);
		const [program = "", ...args] = ((await command.textContent()) ?? "").split(" ");
		const said = execFileSync(program, args, { cwd: root, env: { ...env, PATH: process.env.PATH } });
		expect(String(said)).toContain(organizer);
		await visit(page, "/events");
		await expect(page.getByText("npm run organizer")).toHaveCount(0);
		await page.getByRole("link", { name: "New event" }).first().click();

		await page.getByLabel("Name", { exact: true }).fill("Garden party");
		await page.getByLabel("Day", { exact: true }).fill(new Date().toISOString().slice(0, 10));
		await page.getByLabel("Time zone").selectOption("UTC");
		await page.getByRole("button", { name: "Make the event" }).click();
		await page.waitForURL("**/events/garden-party/overview");
		// The organizer is on the roll like everybody else.
		await page.getByRole("button", { name: "I am there" }).click();
		await expect(page.getByRole("button", { name: "I am there" })).toHaveCount(0);
		await expect(
			page.getByRole("banner").or(page.locator("header")).getByText("Attended").first(),
		).toBeVisible();

		await page.getByRole("link", { name: "Roll", exact: true }).click();
		await page.getByRole("button", { name: "Add somebody" }).click();
		const dialog = page.getByRole("dialog");
		for (const [name, email] of [
			["Aitana Vega", guest],
			["Bruno Castaño", ""],
			["Grandpa Joe", ""],
		] as const) {
			await dialog.getByLabel("Name", { exact: true }).fill(name);
			await dialog.getByLabel("E-mail address", { exact: true }).fill(email);
			await dialog.getByRole("button", { name: "Add", exact: true }).click();
			await expect(dialog.getByText(`${name} is on the roll.`)).toBeVisible();
		}
		await dialog.getByRole("button", { name: "Close" }).click();
		for (const name of ["Aitana Vega", "Grandpa Joe"]) {
			await line(page, name)
				.getByRole("button", { name: /^Attended/ })
				.click();
			await expect(page.getByText("1 person is marked as attended.")).toBeVisible();
		}

		const theirs = await phone();
		await signIn(theirs, guest, "/events/garden-party");
		await choose(theirs, [fixture("fig.jpg", "first")]);
		await theirs.getByRole("button", { name: /^Add 1 photo/ }).click();
		await expect(theirs.locator("[data-photo-id]")).toHaveCount(1, { timeout: 120_000 });

		await visit(page, "/events/garden-party/overview");
		await expect(page.getByRole("img", { name: /^Photos added in each hour/ })).toBeVisible();
		await expect(page.getByRole("link", { name: /Aitana Vega\s*1/ })).toBeVisible();
		await expect(page.getByText("2 people attended and have added nothing yet.")).toBeVisible();
	} finally {
		await app.stop();
	}
});
