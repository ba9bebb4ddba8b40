/**
 * The door of ten thousand people on a phone: a steward types names key by key and checks people in. How long the page keeps the
 * browser from answering, and how long a search takes until its answer is there. Database, app and browser share this machine.
 */
import type { Page } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { galleryPlace, noStore, serve } from "./setup/app";
import { openGalleryDatabase } from "./setup/gallery-database";
import { signedInPhone } from "./setup/phone";
import { plantRoll } from "./setup/plant-roll";
import { longestScriptTask, watchScriptTasks } from "./setup/script-tasks";

const slug = "door-of-a-party";

/** Milliseconds from the request of each search to the end of its answer. */
function timesOfSearches(page: Page): number[] {
	const times: number[] = [];
	page.on("requestfinished", (request) => {
		if (request.url().includes("door.search")) times.push(request.timing().responseEnd);
	});
	return times;
}

/** Types the name of each guest, slower than the page waits, so that every key is a search, and checks them in. */
async function checkIn(page: Page, numbers: readonly string[]): Promise<void> {
	for (const number of numbers) {
		await page.getByRole("searchbox").fill("");
		await page.getByRole("searchbox").pressSequentially(`gu ${number}`, { delay: 250 });
		const guest = page.getByRole("listitem").filter({ hasText: `Guest ${number}` });
		await guest.getByRole("button", { name: /^Check in/ }).click();
		await guest.getByText(/^In since/).waitFor();
	}
}

export const doorPageBench = defineBench({
	name: "door-page",
	measures: "how long the page at the door of ten thousand people keeps the browser busy at each key",
	minutes: 2,
	needs: ["Chromium"],
	parameters: { rounds: 5, people: 10_000 },
	warmUp: 1,
	build: {},
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		const eventId = await plantRoll(client, slug, setting.parameters.people);
		await client.query(
			`INSERT INTO "Attendance" (id, "eventId", "userId", role) VALUES (gen_random_uuid(), $1, $2, 'STEWARD')`,
			[eventId, people.finn.id],
		);
		await client.query("VACUUM ANALYZE");
		const place = await galleryPlace(url, noStore);
		await serve(setting, place);
		const context = await signedInPhone(setting, place.origin, people.finn.name);
		return async () => {
			// Of those who are expected, whom an earlier round has checked in.
			await client.query(
				`UPDATE "Attendance" SET status = 'INVITED' WHERE name IN ('Guest 00042', 'Guest 09998')`,
			);
			const page = await context.newPage();
			await watchScriptTasks(page);
			await page.goto(`${place.origin}/events/${slug}/door`);
			await page.waitForLoadState("load");
			await page.getByRole("searchbox").waitFor();
			const loading = await longestScriptTask(page);
			const times = timesOfSearches(page);
			await checkIn(page, ["00042", "09998"]);
			const longest = await longestScriptTask(page);
			await page.close();
			return { loading, longest, searches: times.length, slowest: Math.max(...times) };
		};
	},
	tables: (samples) => [
		{
			rowsAre: "door of ten thousand people",
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "longest task of script while a steward types and checks in, ms; 0 if no frame took 50 ms",
					cells: [
						spread(
							samples.map(({ longest }) => longest),
							{ atMost: 50 },
						),
					],
				},
				{
					name: "the same while the page loads",
					cells: [spread(samples.map(({ loading }) => loading))],
				},
				{
					name: "slowest search, from its request to its answer, ms",
					cells: [spread(samples.map(({ slowest }) => slowest))],
				},
				{ name: "searches in a round", cells: [spread(samples.map(({ searches }) => searches))] },
			],
		},
	],
});
