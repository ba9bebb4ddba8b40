/**
 * The roll of ten thousand people in a browser: an organizer scrolls through all of it and searches. How long the page keeps the
 * browser from answering, and how many lines are in the page. Database, app and browser share this machine.
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

const slug = "roll-of-a-party";

/** Scrolls to each of the parts and waits for people there. Returns the largest number of lines in the page. */
async function scrollThrough(page: Page, parts: number): Promise<number> {
	let most = 0;
	for (let part = 1; part <= parts; part++) {
		await page.evaluate((to) => window.scrollTo(0, document.body.scrollHeight * to), part / parts);
		await page
			.getByText(/^Guest \d{5}$/)
			.first()
			.waitFor();
		most = Math.max(most, await page.locator("li[aria-posinset]").count());
	}
	return most;
}

export const rollPageBench = defineBench({
	name: "roll-page",
	measures: "how long the page of a roll of ten thousand people keeps the browser busy",
	minutes: 2,
	needs: ["Chromium"],
	parameters: { rounds: 5, people: 10_000, parts: 40 },
	warmUp: 1,
	build: {},
	async start(setting) {
		const { people: size, parts } = setting.parameters;
		const { url, client } = await openGalleryDatabase(setting);
		const eventId = await plantRoll(client, slug, size);
		await client.query(
			`INSERT INTO "Attendance" (id, "eventId", "userId", role, status)
			 VALUES (gen_random_uuid(), $1, $2, 'ORGANIZER', 'ATTENDED')`,
			[eventId, people.olga.id],
		);
		await client.query("VACUUM ANALYZE");
		const place = await galleryPlace(url, noStore);
		await serve(setting, place);
		const context = await signedInPhone(setting, place.origin, people.olga.name);
		return async () => {
			const page = await context.newPage();
			await watchScriptTasks(page);
			await page.goto(`${place.origin}/events/${slug}/roll`);
			await page
				.getByText(/^Guest \d{5}$/)
				.first()
				.waitFor();
			await page.waitForLoadState("networkidle");
			const loading = await longestScriptTask(page);
			const lines = await scrollThrough(page, parts);
			await page.getByRole("searchbox").pressSequentially("guest 00042", { delay: 50 });
			await page.getByText(/^Guest 00042$/).waitFor();
			const longest = await longestScriptTask(page);
			await page.close();
			return { lines, loading, longest };
		};
	},
	tables: (samples) => [
		{
			rowsAre: "roll of ten thousand people",
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "longest task of script while it is scrolled and searched, ms; 0 if no frame took 50 ms",
					cells: [
						spread(
							samples.map(({ longest }) => longest),
							{ atMost: 50 },
						),
					],
				},
				{
					name: "the same while the page loads, whatever is on the roll",
					cells: [spread(samples.map(({ loading }) => loading))],
				},
				{
					name: "lines in the page, at most",
					cells: [
						spread(
							samples.map(({ lines }) => lines),
							{ atMost: 60 },
						),
					],
				},
			],
		},
	],
});
