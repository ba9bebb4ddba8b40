/** Steps that several specs share: signing in as a demo person, choosing files, and calling the API with its cookies. */
import { readFileSync } from "node:fs";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { expect, type Page, test } from "./test";

export const eventPath = "/events/picos-weekend-2026";

/**
 * Signs in with the same requests as a demo account's button, but without loading the sign-in page, which would take a
 * fifth of the time of most tests. sign-in.spec.ts presses the button itself.
 */
export async function signIn(page: Page, name: string, to = eventPath) {
	const email = Object.values(people).find((person) => person.name === name)?.email;
	if (!email) throw new Error(`Nobody in the demo is called ${name}.`);
	// A page whose session has ended loads itself again, which would end our navigation to `to`.
	if (page.url() !== "about:blank") await page.goto("about:blank");
	const csrf = await page.request.get("/api/auth/csrf");
	const { csrfToken } = await csrf.json();
	const form = { csrfToken, email, callbackUrl: to, json: "true" };
	const answer = await page.request.post("/api/auth/callback/demo", { form });
	expect(answer.status()).toBe(200);
	await visit(page, to);
	await page.waitForURL(`**${to}`);
}

/** Opens a page and waits until it is hydrated. */
export async function visit(page: Page, to: string) {
	await page.goto(to);
	await hydrated(page);
}

/**
 * Waits until the page is hydrated, because before that a press has no effect. React then owns all controls, and two frames later
 * its effects have run.
 */
export async function hydrated(page: Page) {
	const isAlive = () =>
		page.evaluate(async () => {
			const controls = [...document.querySelectorAll("button, input, select, textarea")];
			const mine = controls.filter((one) => Object.keys(one).some((key) => key.startsWith("__reactProps")));
			for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
			return controls.length > 0 && mine.length === controls.length;
		});
	await expect.poll(isAlive).toBe(true);
}

/** Holds back all requests with a matching URL until the returned function is called. */
export async function hold(page: Page, url: RegExp): Promise<() => void> {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route(url, async (route) => {
		await held;
		await route.continue();
	});
	return letGo;
}

/** Holds back the scripts, as on a slow network, where the page is shown long before they arrive. */
export const holdScripts = (page: Page) => hold(page, /\/_next\/static\/.*\.js/);

/** Another one in each project and at each try, because what an earlier try has made is still there. */
export function ofThisTry(): string {
	const { project, retry } = test.info();
	return retry > 0 ? `${project.name}-${retry}` : project.name;
}

export interface Payload {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/**
 * A photo from the fixtures, with bytes that are unique to this Playwright project and `salt`. Both projects share one
 * event, where the same bytes are the same photo. Decoders ignore what follows the end of a JPEG, and an unknown box at
 * the end of a HEIC.
 */
export function fixture(name: string, salt = ""): Payload {
	const bytes = readFileSync(new URL(`../fixtures/photos/${name}`, import.meta.url));
	const mark = Buffer.from(`${test.info().project.name}${salt}`.padEnd(24).slice(0, 24));
	const box = Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from("free"), mark]);
	const isHeic = name.endsWith(".heic");
	return {
		name,
		// Chromium reports no type for a HEIC, either.
		mimeType: isHeic ? "" : "image/jpeg",
		buffer: Buffer.concat([bytes, isHeic ? box : mark]),
	};
}

export const chooser = (page: Page) => page.getByLabel(/^Choose (more )?photos$/);

/**
 * The file chooser that `press` opens. On a busy page the press can arrive before Playwright's command to intercept the
 * chooser, and a chooser that is already open is not intercepted. Therefore the page has to answer a call in between,
 * which it does only after that command.
 */
export async function chooserOpenedBy(page: Page, press: () => Promise<void>) {
	const pressInTurn = async () => {
		await page.evaluate(() => document.readyState);
		await press();
	};
	const [asked] = await Promise.all([page.waitForEvent("filechooser"), pressInTurn()]);
	return asked;
}

/** Chooses files, given as paths or as bytes. */
export const choose = (page: Page, files: string[] | Payload[]) => chooser(page).setInputFiles(files);

/**
 * Gives a chosen photo its words, by the name of its file. One that is chosen alone has its fields in the list, and the others
 * in a dialog.
 */
export async function giveWords(page: Page, file: string, words: { title: string; description?: string }) {
	const draft = page.locator(`[data-name="${file}"]`);
	await expect(draft).toBeVisible();
	const ownTitle = draft.getByLabel("Title", { exact: true });
	if ((await ownTitle.count()) > 0) {
		await ownTitle.fill(words.title);
		if (words.description) await draft.getByLabel("Description (optional)").fill(words.description);
		return;
	}
	await draft.getByRole("button").first().click();
	const dialog = page.getByRole("dialog", { name: "Words for this photo" });
	await dialog.getByLabel("Title", { exact: true }).fill(words.title);
	if (words.description) await dialog.getByLabel("Description (optional)").fill(words.description);
	await dialog.getByRole("button", { name: "Done" }).click();
	await expect(dialog).toHaveCount(0);
}

/** Drags files onto the chooser and drops them. */
export async function drop(page: Page, files: Payload[]) {
	const dragged = files.map(({ name, mimeType, buffer }) => ({
		...{ name, mimeType },
		base64: buffer.toString("base64"),
	}));
	const dataTransfer = await page.evaluateHandle((all) => {
		const transfer = new DataTransfer();
		for (const { name, mimeType, base64 } of all) {
			const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
			transfer.items.add(new File([bytes], name, { type: mimeType }));
		}
		return transfer;
	}, dragged);
	// The events bubble to the window, because files can be dropped anywhere on the page.
	for (const event of ["dragenter", "dragover", "drop"])
		await chooser(page).dispatchEvent(event, { dataTransfer });
}

export const tile = (page: Page, title: string) =>
	page.locator("[data-photo-id]").filter({ has: page.getByText(title, { exact: true }) });

/** Slows down the network. `upload` is in bytes a second and `latency` in milliseconds; null restores the network. */
export async function slowDown(page: Page) {
	const session = await page.context().newCDPSession(page);
	return async (speed: { upload: number; latency: number; offline?: boolean } | null) => {
		await session.send("Network.emulateNetworkConditions", {
			offline: speed?.offline ?? false,
			latency: speed?.latency ?? 0,
			uploadThroughput: speed?.upload ?? -1,
			downloadThroughput: speed ? 3_000_000 : -1,
		});
	};
}

/** Calls a mutation with this page's cookies, but not from the page. */
export async function mutate(page: Page, procedure: string, input: unknown) {
	const answer = await page.request.post(`/api/trpc/${procedure}`, { data: superjson.serialize(input) });
	const { error } = await answer.json();
	return { status: answer.status(), appCode: error?.json.data.appCode as string | undefined };
}

export const query = (page: Page, procedure: string, input: unknown) =>
	page.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`);

/** The id of the demo's event. The page must be signed in as somebody on its roll. */
export async function eventId(page: Page): Promise<string> {
	const answer = await query(page, "events.bySlug", { slug: eventPath.split("/").at(-1) });
	return (await answer.json()).result.data.json.id;
}
