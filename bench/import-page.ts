/**
 * A file of ten thousand people in a browser, from the moment it is chosen to the comparison with a roll that has half of them. How
 * long it takes, and how long the page keeps the browser from answering. Database, app and browser share this machine.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { galleryPlace, noStore, serve } from "./setup/app";
import { openGalleryDatabase } from "./setup/gallery-database";
import { signedInPhone } from "./setup/phone";
import { plantRoll } from "./setup/plant-roll";
import { longestScriptTask, watchScriptTasks } from "./setup/script-tasks";

/** Resolves in the frame in which the button is there. A locator looks for it only every half second after a while. */
const buttonShows = (page: Page, text: string) =>
	page.waitForFunction(
		(begins) =>
			[...document.querySelectorAll("button")].some(({ textContent }) => textContent?.startsWith(begins)),
		text,
		{ polling: "raf" },
	);

/** The people of ./setup/plant-roll.ts, with other groups. */
const listOf = (size: number) =>
	[
		"Name,E-mail,Group,Ticket code",
		...Array.from({ length: size }, (_, n) => {
			const number = String(n + 1).padStart(5, "0");
			return `Guest ${number},guest${number}@guests.test,Table ${n % 100},T-${number}`;
		}),
	].join("\r\n");

export const importPageBench = defineBench({
	name: "import-page",
	measures: "how long a file of ten thousand people takes in a browser until it is compared with the roll",
	minutes: 2,
	needs: ["Chromium"],
	parameters: { rounds: 5, people: 10_000 },
	warmUp: 1,
	build: {},
	async start(setting) {
		const size = setting.parameters.people;
		const { url, client } = await openGalleryDatabase(setting);
		const place = await galleryPlace(url, noStore);
		await serve(setting, place);
		const context = await signedInPhone(setting, place.origin, people.olga.name);
		// On the disk, because given as bytes it would be made in the page by a script of Playwright's.
		const file = join(setting.stops.folder("list"), "guests.csv");
		writeFileSync(file, listOf(size));
		return async (round) => {
			const slug = `list-of-a-party-${round + 1}`;
			const eventId = await plantRoll(client, slug, size / 2);
			await client.query(
				`INSERT INTO "Attendance" (id, "eventId", "userId", role, status)
				 VALUES (gen_random_uuid(), $1, $2, 'ORGANIZER', 'ATTENDED')`,
				[eventId, people.olga.id],
			);
			await client.query(`VACUUM ANALYZE "Attendance"`);
			const page = await context.newPage();
			await watchScriptTasks(page);
			await page.goto(`${place.origin}/events/${slug}/roll/import`);
			await page.waitForLoadState("networkidle");
			await longestScriptTask(page);
			const isRead = buttonShows(page, "Compare with the roll");
			const chosen = performance.now();
			await page.locator("input[type=file]").setInputFiles(file);
			await isRead;
			const read = performance.now() - chosen;
			const isCompared = buttonShows(page, "New (");
			const asked = performance.now();
			await page.getByRole("button", { name: "Compare with the roll" }).click();
			await isCompared;
			const compared = performance.now() - asked;
			const longest = await longestScriptTask(page);
			await page.close();
			return { read, compared, longest };
		};
	},
	tables: (samples) => [
		{
			rowsAre: "file of ten thousand people",
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "from the file to the comparison, ms",
					cells: [
						spread(
							samples.map(({ read, compared }) => read + compared),
							{ atMost: 2_000 },
						),
					],
				},
				{ name: "of that, reading it, ms", cells: [spread(samples.map(({ read }) => read))] },
				{
					name: "of that, sending and comparing it, ms",
					cells: [spread(samples.map(({ compared }) => compared))],
				},
				{
					name: "longest task of script, ms; 0 if no frame took 50 ms",
					cells: [
						spread(
							samples.map(({ longest }) => longest),
							{ atMost: 50 },
						),
					],
				},
			],
		},
	],
});
