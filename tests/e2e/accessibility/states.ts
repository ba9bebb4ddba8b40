/** The pages of Rollcall and the states they can be in, as their readers reach them. */
import type { Route } from "@playwright/test";
import type pg from "pg";
import { fixture, type Payload, visit } from "../people";
import { expect, type Page } from "../test";
import { dialog, open, path } from "../thirty-photos";

export interface State {
	name: string;
	/** Leads the page to the state, from the state before. */
	reach: (page: Page) => Promise<unknown>;
}

const at = (to: string): State => ({ name: to, reach: (page) => visit(page, to) });
/** An address with nothing at it has no controls that would have to be awake. */
const bare = (to: string): State => ({
	name: to,
	async reach(page) {
		await page.goto(to);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	},
});

export const signedOut: readonly State[] = [
	at("/"),
	at("/sign-in"),
	at("/sign-in?error=OAuthCallback"),
	at("/sign-in/link?token=none"),
	bare("/no-such-page"),
];

/** Photos in every state and place that a tile can show, a section, and a description. */
export async function everyKindOfPhoto(client: pg.Client, idOf: (name: string) => Promise<string>) {
	const set = async (name: string, change: string) =>
		client.query(`UPDATE "Photo" SET ${change} WHERE id = $1`, [await idOf(name)]);
	await set("Photo 1", `description = 'Seen from the pass, before the rain came over the ridge.'`);
	await set("Photo 3", `state = 'FAILED', failure = 'TOO_MANY_PIXELS'`);
	await set("Photo 6", `state = 'DEVELOPING', "developingUntil" = now() + interval '1 hour'`);
	await set("Photo 9", `place = 'WAITING'`);
	await set("Photo 12", `place = 'HIDDEN', "placeReason" = 'BLURRED'`);
	await client.query(
		`INSERT INTO "PhotoReport" ("photoId", "attendanceId", reason, note, "createdAt")
		 SELECT p.id, a.id, 'OTHER', 'That is my neighbour’s garden.', now()
		 FROM "Photo" p JOIN "Attendance" a ON a."eventId" = p."eventId" AND a."userId" <> p."uploaderId"
		 WHERE p.id = $1 LIMIT 1`,
		[await idOf("Photo 15")],
	);
	await client.query(`UPDATE "Event" SET "joinCode" = 'k7xm2pq9rt4b' WHERE slug = $1`, [
		path.split("/").at(-1),
	]);
	await client.query(
		`INSERT INTO "Section" (id, "eventId", name, "nameKey", position)
		 SELECT gen_random_uuid(), id, 'Supper', 'supper', 0 FROM "Event" WHERE slug = $1`,
		[path.split("/").at(-1)],
	);
}

const uploader = (page: Page) => page.locator("main section").first();
/** A button by its icon, because its name is in the language of the page. */
const withIcon = (page: Page, icon: string) => dialog(page).locator(`button:has(.lucide-${icon})`);
const closeDialog = (page: Page) => page.keyboard.press("Escape");

const chooseIn = (page: Page, files: Payload[]) =>
	page.locator("input[type=file]").first().setInputFiles(files);

const initiate = /photos\.initiateUpload/;
/** What the server says to somebody who is not on the roll. */
const refusal = {
	message: "You are not on the roll of this event.",
	code: -32603,
	data: { code: "FORBIDDEN", httpStatus: 403, appCode: "NOT_ON_THE_ROLL" },
};

const signing = /takeHome\.sign/;
const unanswered: Route[] = [];
/** The server's answer, as if the first photo had been hidden a moment ago. */
async function signAllButOne(route: Route) {
	const response = await route.fetch();
	const [answer] = await response.json();
	const { signed } = answer.result.data.json;
	signed[0] = { photoId: signed[0].photoId, left: "HIDDEN" };
	await route.fulfill({ response, json: [answer] });
}
const taking = (page: Page) => page.locator("main section[aria-labelledby=take-home]");

/** The last button of the uploader starts everything that is chosen. */
const start = (page: Page) => uploader(page).getByRole("button").last().click();

/** For Ada, who added every third of the thirty photos. */
export const attending: readonly State[] = [
	at("/events"),
	{ name: "the event", reach: (page) => visit(page, path) },
	{
		name: "the account",
		async reach(page) {
			await page.locator("header button[aria-haspopup=dialog]").click();
			await expect(dialog(page)).toBeVisible();
		},
	},
	{
		name: "a chosen photo",
		async reach(page) {
			await closeDialog(page);
			await chooseIn(page, [fixture("fig.jpg", "one")]);
			await expect(uploader(page).locator("[data-upload-id]")).toHaveCount(1);
		},
	},
	{
		name: "chosen photos, and a file that is none",
		async reach(page) {
			const files = ["stream.jpg", "two-dogs.jpg", "brushes.jpg"].map((file) => fixture(file, "some"));
			await chooseIn(page, [
				...files,
				{ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) },
			]);
			await expect(uploader(page).locator("[data-upload-id]")).toHaveCount(4);
		},
	},
	{
		name: "the words of a chosen photo",
		async reach(page) {
			await uploader(page).locator("[data-upload-id] button").first().click();
			await expect(dialog(page).getByRole("textbox").first()).toBeVisible();
		},
	},
	{
		name: "photos on their way",
		async reach(page) {
			await closeDialog(page);
			await expect(dialog(page)).toHaveCount(0);
			// Never answered.
			await page.route(initiate, () => {});
			await start(page);
			await expect(uploader(page).getByRole("progressbar").first()).toBeAttached();
		},
	},
	{
		name: "photos that were not added",
		async reach(page) {
			await page.unroute(initiate);
			await page.route(initiate, (route) =>
				route.fulfill({ status: 403, json: Array(10).fill({ error: { json: refusal } }) }),
			);
			// The page goes on with them by itself.
			await visit(page, path);
			await expect(uploader(page).locator("[data-status=failed]")).toHaveCount(4);
		},
	},
	{
		name: "an open photo",
		async reach(page) {
			await visit(page, path);
			await open(page, "Photo 15");
		},
	},
	{
		name: "the words of an open photo",
		async reach(page) {
			await withIcon(page, "pencil").click();
			await expect(dialog(page).getByRole("textbox").first()).toBeVisible();
		},
	},
	{
		name: "a removed photo",
		async reach(page) {
			await dialog(page).locator("form button").last().click();
			await withIcon(page, "trash-2").click();
			await expect(dialog(page)).toHaveCount(0);
			await expect(page.locator("button:has(.lucide-undo-2)")).toBeVisible();
		},
	},
	bare("/events/no-such-event"),
];

/** For Olga, who organizes the event. */
export const organizing: readonly State[] = [
	at("/events/new"),
	at("/operations"),
	at(`${path}/overview`),
	at(`${path}/settings`),
	at(`${path}/venue`),
	at(`${path}/venue/print?kind=signs`),
	at(`${path}/log`),
	at(`${path}/roll/import`),
	at(`${path}/roll`),
	{
		name: "people who are selected",
		async reach(page) {
			for (const box of await page.locator("main li input[type=checkbox]").all()) await box.check();
		},
	},
	{
		name: "a person who attended, and the note about it",
		async reach(page) {
			await page.locator("main li button[aria-pressed]").last().click();
			await expect(page.locator("button:has(.lucide-undo-2)")).toBeVisible();
		},
	},
	{
		name: "a person of the roll",
		async reach(page) {
			await page.locator("main li button[aria-haspopup=dialog]").first().click();
			await expect(dialog(page)).toBeVisible();
		},
	},
	at(`${path}/door`),
	{
		name: "people at the door, and the note about one",
		async reach(page) {
			await page.getByRole("searchbox").fill("ada");
			// Until then the list is still of those who came in last.
			await expect(page.locator("main [data-focus^=person-]")).toHaveCount(1);
			const undo = page.locator("main li button .lucide-undo-2");
			// They are in or not, as the states before have left them.
			if ((await undo.count()) === 0) await page.locator("main li button .lucide-check").click();
			await undo.click();
			await expect(page.locator(".fixed .lucide-x")).toBeVisible();
			await expect(page.locator("main li button .lucide-check").first()).toBeVisible();
		},
	},
	{
		name: "a walk-in",
		async reach(page) {
			await page.locator("main section button[aria-haspopup=dialog]").first().click();
			await expect(dialog(page)).toBeVisible();
		},
	},
	at(`${path}/gallery`),
	{
		name: "photos of the gallery that are selected",
		async reach(page) {
			await page.locator("button:has(.lucide-square-check)").click();
			for (const photo of [2, 4]) await page.locator(`[data-photo-id] button`).nth(photo).click();
			await expect(page.locator("main button:has(.lucide-eye)")).toBeEnabled();
		},
	},
	{
		name: "a photo of the gallery with its facts",
		async reach(page) {
			await visit(page, `${path}/gallery?view=hidden`);
			await page.locator("[data-photo-id] a").first().click();
			await expect(dialog(page)).toBeVisible();
		},
	},
	{
		name: "a reported photo of the gallery",
		async reach(page) {
			await visit(page, `${path}/gallery?view=reported`);
			await page.locator("[data-photo-id] a").first().click();
			await expect(dialog(page).locator("[data-focus='reports action']")).toBeEnabled();
		},
	},
	at(`${path}/gallery?view=failed`),
	at(`${path}/gallery/queue`),
	{ name: "the event, for its organizer", reach: (page) => visit(page, path) },
	{
		name: "photos that are selected",
		async reach(page) {
			await page.locator("button:has(.lucide-square-check)").click();
			for (const photo of [2, 4]) await page.locator(`[data-photo-id] button`).nth(photo).click();
			await expect(page.locator("main section section select")).toBeVisible();
		},
	},
	{
		name: "a hidden photo, opened by its address",
		async reach(page) {
			await visit(page, path);
			const tile = page
				.locator("[data-photo-id]")
				.filter({ has: page.getByRole("img", { name: "Photo 12", exact: true }) });
			await visit(page, (await tile.getByRole("link").getAttribute("href")) ?? "");
		},
	},
	{
		name: "the question why a photo is hidden",
		async reach(page) {
			await visit(page, path);
			await open(page, "Photo 2");
			await withIcon(page, "eye-off").click();
			await expect(page.getByRole("radio").first()).toBeVisible();
		},
	},
	at(`${path}/take-home`),
	{
		name: "photos that are taken home, paused",
		async reach(page) {
			// The dialog of the browser itself could not be answered.
			await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
			// The pictures of these photos are made up, and only of renditions nobody has written down what they are.
			await taking(page).locator("fieldset").nth(1).getByRole("radio").last().check();
			// Not answered yet.
			await page.route(signing, (route) => void unanswered.push(route));
			await taking(page).locator("[data-focus=area]").click();
			await expect(taking(page).getByRole("progressbar")).toBeAttached();
			await taking(page).locator("button:has(.lucide-pause)").click();
			await expect(taking(page).locator("button:has(.lucide-play)")).toBeVisible();
		},
	},
	{
		name: "photos that are taken home, with some that are missing",
		async reach(page) {
			await page.unroute(signing);
			await page.route(signing, signAllButOne);
			for (const route of unanswered.splice(0)) await signAllButOne(route);
			await taking(page).locator("button:has(.lucide-play)").click();
			await expect(taking(page).locator(".lucide-circle-check")).toBeVisible();
			await taking(page).locator("summary").first().click();
		},
	},
	at(`${path}/live`),
];
