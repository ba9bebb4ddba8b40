import { truncateSync, writeFileSync } from "node:fs";
import pg from "pg";
import { choose, eventPath, fixture, giveWords, hold, ofThisTry, signIn, slowDown, tile } from "./people";
import { stack } from "./setup/stack";
import { expect, test } from "./test";

/** What the server answers when too many calls are in flight (server/http/in-flight.ts). */
const busyError = {
	message: "Many people are adding photos right now. Try again in a moment.",
	code: -32603,
	data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, appCode: "SERVER_BUSY", retry: true, retryAfter: 1 },
};

/** Writes a file that is deleted with the test's other output, and returns its path. */
function onDisk(name: string, content: string | Uint8Array): string {
	const path = test.info().outputPath(name);
	writeFileSync(path, content);
	return path;
}

function tooLarge(): string {
	const path = onDisk("large.jpg", fixture("picos-trail.jpg").buffer);
	truncateSync(path, 51_000_000);
	return path;
}

test("files that cannot be added are listed with the reason, and a good photo among them is added", async ({
	page,
	bodies,
}) => {
	await signIn(page, "Ben Okafor");
	const good = fixture("picos-trail.jpg");
	await choose(page, [
		onDisk("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
		onDisk("notes.jpg", "no picture"),
		onDisk("good.jpg", good.buffer),
		onDisk("empty.jpg", ""),
		tooLarge(),
	]);

	const refused = page.getByRole("alert").filter({ hasText: "4 files cannot be added" });
	await expect(refused.getByRole("listitem")).toHaveText([
		/notes\.jpg: This is a text file, not a photo\./,
		/empty\.jpg: This file is empty\. Choose the original photo again\./,
		/large\.jpg: This photo has 51 MB\. The limit is 50 MB\./,
		/drawing\.svg: This is an SVG drawing\. Save it as a PNG to add it\./,
	]);

	const title = `Beside bad ones (${test.info().project.name})`;
	await page.getByLabel("Title", { exact: true }).fill(title);
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1);
	await expect(page.getByRole("status").filter({ hasText: "1 photo added" })).toBeVisible();
	await expect(tile(page, title)).toHaveAttribute("data-state", "READY", { timeout: 120_000 });

	const put = (await bodies()).filter(({ url }) => url.includes("/uploads/"));
	expect(put.map(({ bytes }) => bytes)).toEqual([good.buffer.length]);
});

test("an upload interrupted by the network loses nothing and resumes by itself", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/ERR_INTERNET_DISCONNECTED/);
	await signIn(page, "Ben Okafor");
	await choose(page, [fixture("brushes.jpg")]);
	const title = `Through a gap (${test.info().project.name})`;
	await page.getByLabel("Title", { exact: true }).fill(title);
	const network = await slowDown(page);
	await network({ upload: 200_000, latency: 20 });
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText(/Sending · [1-9]/)).toBeVisible();

	await network({ upload: 200_000, latency: 20, offline: true });
	await expect(page.getByText("Waiting for the network. The upload resumes by itself.")).toBeVisible();
	await expect(page.getByText(/Waiting · /)).toBeVisible();
	await network(null);

	await expect(page.getByText("Added", { exact: true })).toHaveCount(1, { timeout: 120_000 });
	await expect(tile(page, title)).toHaveCount(1);
});

test("on a dead network that the browser calls online, photos wait and go on by themselves", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/ERR_CONNECTION_FAILED/);
	await page.clock.install();
	await signIn(page, "Ben Okafor");
	const salt = `dead network ${ofThisTry()}`;
	await choose(page, [fixture("brushes.jpg", salt), fixture("fig.jpg", salt)]);
	const isOfUpload = ({ href }: URL) => /\/uploads\/|photos\.(initiateUpload|confirm)/.test(href);
	await page.route(isOfUpload, (route) => route.abort("connectionfailed"));
	await page.getByRole("button", { name: "Add 2 photos" }).click();

	// Five attempts with pauses of 40 s are over by then.
	for (let seconds = 0; seconds < 100; seconds += 5) await page.clock.runFor(5_000);
	await expect(page.getByText("Waiting for the network. The upload resumes by itself.")).toBeVisible();
	await expect(page.locator("[data-status=failed]")).toHaveCount(0);

	await page.unroute(isOfUpload);
	await expect(async () => {
		await page.clock.runFor(5_000);
		expect(await page.getByText("Added", { exact: true }).count()).toBe(2);
	}).toPass({ timeout: 120_000 });
});

test("chosen photos are still there after a visit to the live wall", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await choose(page, [fixture("fig.jpg", "live wall")]);
	const title = page.getByLabel("Title", { exact: true });
	await title.fill("Not sent yet");
	await page.getByRole("link", { name: "Live wall" }).click();
	await expect(page.locator("[data-live-wall]")).toBeVisible();
	await page.keyboard.press("Shift");
	await page.getByRole("link", { name: "Back to the album" }).press("Enter");
	await expect(title).toHaveValue("Not sent yet");
});

test("signing out asks for confirmation while chosen photos are not in the album yet", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await choose(page, [fixture("fig.jpg", "signing out")]);
	const title = page.getByLabel("Title", { exact: true });
	await title.fill("Not sent yet");
	const signOut = page.getByRole("button", { name: "Sign out", exact: true });
	await signOut.click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("1 photo you chose is not in the album yet")).toBeVisible();
	await dialog.getByRole("button", { name: "Stay signed in" }).click();
	await expect(dialog).toHaveCount(0);
	await expect(title).toHaveValue("Not sent yet");

	await signOut.click();
	const asked: string[] = [];
	page.on("dialog", (question) => {
		asked.push(question.type());
		return question.accept();
	});
	await dialog.getByRole("button", { name: "Sign out without them" }).click();
	await expect(page).toHaveURL("/");
	expect(asked).toEqual([]);
});

test("when the session ends during an upload, nothing is lost, and it goes on after signing in", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/40[14]/);
	await signIn(page, "Ben Okafor");
	await choose(page, [fixture("two-dogs.jpg", "signed out")]);
	const title = `After signing in again (${test.info().project.name})`;
	await page.getByLabel("Title", { exact: true }).fill(title);
	const cookies = await context.cookies();
	await context.clearCookies();
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	const out = page.getByRole("alert").filter({ hasText: "You are signed out." });
	await expect(out.getByRole("link", { name: "Sign in again" })).toHaveAttribute("target", "_blank");

	await context.addCookies(cookies);
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1);
	await expect(out).toHaveCount(0);
});

/** The end of the time in which photos can be added to the event. */
async function uploadWindow() {
	const client = new pg.Client({ connectionString: stack.databaseUrl });
	await client.connect();
	const slug = eventPath.split("/").at(-1);
	const { rows } = await client.query(`SELECT "uploadsCloseAt" FROM "Event" WHERE slug = $1`, [slug]);
	const closeAt = (time: Date | null) =>
		client.query(`UPDATE "Event" SET "uploadsCloseAt" = $2 WHERE slug = $1`, [slug, time]);
	return {
		closeAt,
		giveBack: async () => {
			await closeAt(rows[0]?.uploadsCloseAt ?? null);
			await client.end();
		},
	};
}

test("chosen photos stay visible when uploads close", async ({ page }) => {
	const uploads = await uploadWindow();
	try {
		await signIn(page, "Ben Okafor");
		await choose(page, [fixture("fig.jpg", "closed")]);
		const title = page.getByLabel("Title", { exact: true });
		await title.fill("A minute late");
		await uploads.closeAt(new Date(Date.now() - 60_000));
		await page.getByRole("link", { name: "Live wall" }).click();
		await expect(page.locator("[data-live-wall]")).toBeVisible();
		await page.keyboard.press("Shift");
		await page.getByRole("link", { name: "Back to the album" }).press("Enter");
		await expect(page.getByText(/Uploads .* closed/).first()).toBeVisible();
		await expect(title).toHaveValue("A minute late");
		await expect(page.getByText(/^Choose (more )?photos$/)).toHaveCount(0);
	} finally {
		await uploads.giveBack();
	}
});

test("when uploads close in the middle, what was under way arrives, and the rest waits with its words until they open again", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/403/);
	const uploads = await uploadWindow();
	try {
		await signIn(page, "Ben Okafor");
		const salt = `closing ${ofThisTry()}`;
		const [early, late] = [`In time ${ofThisTry()}`, `Too late ${ofThisTry()}`];
		await choose(page, [
			{ ...fixture("fig.jpg", salt), name: "early.jpg" },
			{ ...fixture("brushes.jpg", salt), name: "late.jpg" },
		]);
		await giveWords(page, "early.jpg", { title: early });
		await giveWords(page, "late.jpg", { title: late });
		const sendEarly = await hold(page, /\/uploads\//);
		// The second photo is announced as soon as uploads have closed.
		let isClosed = () => {};
		const closed = new Promise<void>((resolve) => {
			isClosed = resolve;
		});
		await page.route("**/api/trpc/photos.initiateUpload*", async (route) => {
			if (route.request().postData()?.includes(late)) await closed;
			await route.fallback();
		});
		await page.getByRole("button", { name: "Add 2 photos" }).click();
		await expect(page.getByText(/Sending · /)).toHaveCount(1);

		await uploads.closeAt(new Date(Date.now() - 1_000));
		isClosed();
		await expect(
			page.getByText("Uploads for this event are closed. An organizer can reopen them.").first(),
		).toBeVisible();
		sendEarly();
		await expect(page.getByText("Added", { exact: true })).toHaveCount(1);
		await expect(tile(page, early)).toHaveCount(1);

		await uploads.closeAt(null);
		const retry = page.getByRole("button", { name: `Retry ${late}` });
		await expect(async () => {
			// A page that has just asked for its event goes on without a press.
			if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
			await expect(page.getByText("Added", { exact: true })).toHaveCount(2, { timeout: 10_000 });
		}).toPass();
		await expect(tile(page, late)).toHaveCount(1);
	} finally {
		await uploads.giveBack();
	}
});

test("a store that a photo cannot reach for a quarter of an hour is told, and then Retry adds the photo with its title", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/ERR_CONNECTION_RESET/);
	await page.clock.install();
	await signIn(page, "Ben Okafor");
	let cut = 0;
	await page.route("**/uploads/**", (route) => {
		cut++;
		return route.abort("connectionreset");
	});
	await choose(page, [fixture("fig.jpg")]);
	const title = `In the end (${test.info().project.name})`;
	await page.getByLabel("Title", { exact: true }).fill(title);
	await page.getByRole("button", { name: "Add 1 photo" }).click();

	const lost = page.getByText("The connection was lost before this photo was uploaded.");
	await expect(async () => {
		await page.clock.fastForward(35_000);
		await expect(lost).toBeVisible({ timeout: 300 });
	}).toPass({ intervals: [50] });
	expect(cut).toBeGreaterThan(5);

	await page.unroute("**/uploads/**");
	await page.getByRole("button", { name: `Retry ${title}` }).click();
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1);
	await expect(tile(page, title)).toHaveCount(1);
});

const overHttp = "<h1>503 Service Unavailable</h1>";
/** More often than a photo is tried after other failures (components/upload/queue/upload-pool.ts). */
const times = 6;
for (const [who, body, calls] of [
	["the server", JSON.stringify([{ error: { json: busyError } }]), ["initiateUpload", "confirm"]],
	["a proxy before it", overHttp, ["initiateUpload", "confirm"]],
	["the store", overHttp, ["/uploads/"]],
] as const) {
	test(`when ${who} is busy, a photo is retried more often than after other failures`, async ({
		page,
		expectErrors,
	}) => {
		expectErrors(/503/);
		const refused = new Map<string, number>();
		for (const name of calls) {
			const isRefused = ({ href }: URL) =>
				href.includes(name.startsWith("/") ? name : `/api/trpc/photos.${name}`);
			await page.route(isRefused, async (route) => {
				const before = refused.get(name) ?? 0;
				if (before >= times || route.request().method() === "OPTIONS") return route.fallback();
				refused.set(name, before + 1);
				const contentType = body.startsWith("[") ? "application/json" : "text/html";
				// What the bucket's rule lets a page of the app read (docs/deploy.md).
				const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "retry-after" };
				await route.fulfill({ status: 503, headers: { "retry-after": "1", ...cors }, contentType, body });
			});
		}
		await signIn(page, "Ben Okafor");
		await choose(page, [fixture("brushes.jpg", `busy, says ${who}`)]);
		const title = `Through a rush, ${who} (${test.info().project.name})`;
		await page.getByLabel("Title", { exact: true }).fill(title);
		await page.getByRole("button", { name: "Add 1 photo" }).click();

		await expect(page.getByText(/Waiting because the server is busy · /)).toBeVisible();
		await expect(page.getByText("Added", { exact: true })).toHaveCount(1, { timeout: 120_000 });
		await expect(tile(page, title)).toHaveCount(1);
		expect([...refused]).toEqual(calls.map((name) => [name, times]));
	});
}
