import { expect, test } from "@playwright/test";
import { choose, fixture, signIn, watchConsole } from "./people";

const file = (name: string, mimeType: string, content: string | Buffer) => ({
	name,
	mimeType,
	buffer: Buffer.from(content),
});

test("what cannot be added is named with its reason, and the good photo beside it goes through", async ({
	page,
}) => {
	await signIn(page, "Ben Okafor");
	const good = fixture("picos-trail.jpg");
	await choose(page, [
		good,
		file("drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
		file("empty.jpg", "image/jpeg", ""),
	]);
	const refused = page.getByRole("region", { name: "Add photos" });
	await expect(refused.getByText("drawing.svg")).toBeVisible();
	await expect(refused.getByText(/Supported: JPEG, PNG/)).toBeVisible();
	await expect(refused.getByText("empty.jpg")).toBeVisible();
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1);
});

test("a photo over the limit is refused before a byte is sent, with both numbers", async ({ page }) => {
	const { mkdtempSync, writeFileSync, truncateSync } = await import("node:fs");
	const { tmpdir } = await import("node:os");
	const path = `${mkdtempSync(`${tmpdir()}/rollcall-large-`)}/large.jpg`;
	writeFileSync(path, "");
	truncateSync(path, 51_000_000);
	await signIn(page, "Ben Okafor");
	await choose(page, path);
	await expect(page.getByText(/51 MB.*50 MB/)).toBeVisible();
});

test("a text file named .jpg is deleted on arrival, and the person is told", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await choose(page, [file("notes.jpg", "image/jpeg", `no picture, ${test.info().project.name}`)]);
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText("What arrived is not the photo that was announced")).toBeVisible();
});

test("a network that breaks in the middle of a photo loses nothing", async ({ page }) => {
	const silent = watchConsole(page, /ERR_INTERNET_DISCONNECTED|ERR_FAILED|CORS/);
	await signIn(page, "Ben Okafor");
	await choose(page, [fixture("summit-sunset.jpg")]);
	const network = await page.context().newCDPSession(page);
	const speed = { offline: false, latency: 20, downloadThroughput: 1_000_000, uploadThroughput: 200_000 };
	await network.send("Network.emulateNetworkConditions", speed);
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText(/Sending · [1-9]/)).toBeVisible();
	await network.send("Network.emulateNetworkConditions", { ...speed, offline: true });
	await page.waitForTimeout(1_500);
	await network.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1,
	});
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1, { timeout: 60_000 });
	silent();
});
