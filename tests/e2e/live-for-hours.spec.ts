/** The live wall during a long evening, on a fake clock that runs faster. WALL_MINUTES is how long the evening is. */
import { people } from "@/prisma/seed/people";
import { expect, openWall, plantPhotos, servePictures, test } from "./live-event";
import { signIn } from "./people";

const minutes = Number(process.env.WALL_MINUTES ?? 24);
/** So many that each is shown four times, and some a fifth time. A slide lasts eight seconds. */
const photos = Math.floor((minutes * 60) / 8 / 4.5);

test("after a whole evening of slides the page is no bigger than after ten minutes", async ({
	page,
	expectErrors,
	event,
	db,
}) => {
	// On the fast clock the wall asks more often than a person may.
	expectErrors(/events\.changes.* 429/);
	// Only a test that hangs should reach this timeout.
	await servePictures(page);
	await plantPhotos(db, event, photos);
	await signIn(page, people.olga.name, "/events");
	// Without animations, because hundreds of fades would take real time.
	await page.emulateMedia({ reducedMotion: "reduce" });
	await page.clock.install();
	await openWall(page, event);
	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable");
	const measure = async () => {
		await session.send("HeapProfiler.collectGarbage");
		const { metrics } = await session.send("Performance.getMetrics");
		const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
		return { nodes: of("Nodes"), heap: of("JSHeapUsedSize"), listeners: of("JSEventListeners") };
	};
	/** Records every slide that appears, in the page. */
	const shown = await page.evaluateHandle(() => {
		const ids: string[] = [];
		const look = () => {
			if (document.querySelectorAll("[data-slide]").length > 3) ids.push("More than three slides.");
			const id = document.querySelector<HTMLElement>("[data-slide=current]")?.dataset.photoId;
			if (id && id !== ids.at(-1)) ids.push(id);
		};
		look();
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
		return ids;
	});
	/** Lets fake minutes pass. Each slide really decodes its image and gets at least one real answer. */
	const watch = async (minutes: number) => {
		for (let passed = 0; passed < minutes * 60_000; passed += 8_000) {
			const before = await shown.evaluate((ids) => ids.length);
			await Promise.all([page.waitForResponse(/events\.changes/), page.clock.runFor(8_000)]);
			await page.waitForFunction(
				([ids, length]) =>
					ids.length > length && document.querySelector<HTMLImageElement>("[data-slide=next] img")?.complete,
				[shown, before] as const,
			);
		}
	};

	await watch(10);
	const early = await measure();
	await watch(minutes - 10);
	const late = await measure();

	test.info().annotations.push({ type: "memory", description: JSON.stringify({ early, late }) });
	const ids = await shown.jsonValue();
	expect(ids.length).toBeGreaterThan(4 * photos);
	// Four whole rounds and part of another, in which no photo is left out or favoured.
	const times = new Map<string, number>();
	for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
	expect(times.size).toBe(photos);
	expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1);
	// One leaked node or listener for each slide would be more than a hundred.
	expect(late.nodes).toBeLessThanOrEqual(early.nodes + 50);
	expect(late.listeners).toBeLessThanOrEqual(early.listeners + 50);
	expect(late.heap).toBeLessThan(early.heap + 1_500_000);
});
