/** What a browser keeps of an upload queue, read from outside of the app, and ways to lose the page. */
import pg from "pg";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

interface Kept {
	/** The titles of the photos that are written down. */
	titles: string[];
	/** How many of them have their bytes. */
	bytes: number;
	/** What is known of each. */
	items: { status: string; description: string; arrived: string }[];
}

/** What the page's browser keeps of all people. */
export const readKept = (page: Page): Promise<Kept> =>
	page.evaluate(async () => {
		const nothing = { titles: [], bytes: 0, items: [] };
		const name = "rollcall-uploads";
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const read = async () => {
			if (!(await indexedDB.databases()).some((known) => known.name === name)) return nothing;
			const db = await done(indexedDB.open(name));
			try {
				const transaction = db.transaction(["items", "bytes"]);
				const rows = await done(transaction.objectStore("items").getAll());
				const bytes = await done(transaction.objectStore("bytes").count());
				const items = rows.map(({ item }) => item);
				return { titles: items.map(({ title }) => title).sort(), bytes, items };
			} finally {
				db.close();
			}
		};
		// A database that is being deleted may never answer.
		const late = new Promise<Kept>((resolve) => setTimeout(resolve, 3_000, { ...nothing, titles: ["?"] }));
		return Promise.race([read(), late]);
	});

/**
 * Keeps the browser busy with the bytes of photos, as copying large ones does, for as long as the page lives. Returns the titles
 * that are written down nevertheless.
 */
export async function keepWritingBytes(page: Page): Promise<() => Promise<string[]>> {
	const database = await page.evaluateHandle(
		() =>
			new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open("rollcall-uploads");
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => resolve(opening.result);
			}),
	);
	await database.evaluate((db) => {
		const bytes = db.transaction("bytes", "readwrite").objectStore("bytes");
		const goOn = () => {
			bytes.count().onsuccess = goOn;
		};
		goOn();
	});
	return () =>
		database.evaluate(
			(db) =>
				new Promise<string[]>((resolve) => {
					const reading = db.transaction("items").objectStore("items").getAll();
					reading.onsuccess = () => resolve(reading.result.map(({ item }) => item.title));
				}),
		);
}

/** Waits until so many photos are kept, with their words and their bytes. */
export const expectKept = (page: Page, titles: readonly string[]) =>
	expect
		.poll(() => readKept(page), { timeout: 60_000 })
		.toMatchObject({ titles: [...titles].sort(), bytes: titles.length });

/** The renderer dies, as when a phone takes its memory back. */
export async function crash(page: Page) {
	const session = await page.context().newCDPSession(page);
	const crashed = page.waitForEvent("crash");
	// It is never answered.
	void session.send("Page.crash").catch(() => {});
	await crashed;
}

/** The PUTs of originals that this page sends, each as the path of its object. */
export function puts(page: Page): string[] {
	const sent: string[] = [];
	page.on("request", (request) => {
		if (request.method() === "PUT") sent.push(new URL(request.url()).pathname);
	});
	return sent;
}

/** Takes a person off the roll of the demo's event and puts them back, as an organizer does. */
export function roll(email: string) {
	const client = new pg.Client({ connectionString: stack.databaseUrl });
	const row = `"userId" = (SELECT id FROM "User" WHERE email = $1)
		AND "eventId" = (SELECT id FROM "Event" WHERE slug = 'picos-weekend-2026')`;
	let taken: Record<string, unknown> | null = null;
	test.beforeAll(() => client.connect());
	test.afterEach(() => give());
	test.afterAll(() => client.end());

	async function give() {
		if (!taken) return;
		const columns = Object.keys(taken);
		const names = columns.map((column) => `"${column}"`).join();
		const places = columns.map((_, index) => `$${index + 1}`).join();
		await client.query(`INSERT INTO "Attendance" (${names}) VALUES (${places})`, Object.values(taken));
		taken = null;
	}
	return {
		async setStatus(status: "INVITED" | "ATTENDED") {
			await client.query(`UPDATE "Attendance" SET status = '${status}' WHERE ${row}`, [email]);
		},
		async takeOff() {
			const { rows } = await client.query(`DELETE FROM "Attendance" WHERE ${row} RETURNING *`, [email]);
			taken = rows[0];
		},
		give,
	};
}
