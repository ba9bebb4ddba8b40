/**
 * People who scroll, each on their own connection: they load the event's page, then one page of the list after
 * another, without a pause. Server, database and people share this machine, so a real server is at least this fast.
 */
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { quantile } from "./runner/table";
import { galleryPlace, noStore, serve } from "./setup/app";
import { openGalleryDatabase } from "./setup/gallery-database";
import { plantEvent } from "./setup/plant-event";
import { signInByHttp } from "./setup/sign-in";

const slug = "photos-of-a-party";
const listPagesEach = 12;

export const scrollingBench = defineBench({
	name: "scrolling",
	measures: "how many pages of an album the server answers to people who scroll without a pause",
	minutes: 2,
	needs: [],
	parameters: { rounds: 3, people: 50, seconds: 20, photos: 10_000 },
	build: {},
	async start(setting) {
		const { photos, seconds, people: count } = setting.parameters;
		const { url, client } = await openGalleryDatabase(setting);
		await plantEvent(client, slug, photos);
		await client.query("VACUUM ANALYZE");
		// Nothing is fetched from the store, because images do not pass through the server.
		const place = await galleryPlace(url, noStore);
		await serve(setting, place);
		const cookie = await signInByHttp(place.origin, people.ben.email);
		const get = async (path: string) => {
			const answer = await fetch(place.origin + path, { headers: { cookie } });
			const text = await answer.text();
			if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
			return text;
		};
		const ask = async (procedure: string, input: object) => {
			const query = encodeURIComponent(superjson.stringify(input));
			return JSON.parse(await get(`/api/trpc/${procedure}?input=${query}`)).result.data.json;
		};
		const { id: eventId } = await ask("events.bySlug", { slug });

		const crowd = async (ms: number) => {
			const took = { page: [] as number[], list: [] as number[] };
			const begin = performance.now();
			const isOver = () => performance.now() >= begin + ms;
			const timed = async <T>(kind: keyof typeof took, work: () => Promise<T>): Promise<T> => {
				const start = performance.now();
				const result = await work();
				took[kind].push(performance.now() - start);
				return result;
			};
			const scroll = async () => {
				while (!isOver()) {
					await timed("page", () => get(`/events/${slug}`));
					let cursor: string | null = null;
					for (let n = 0; n < listPagesEach && !isOver(); n++) {
						const next: { nextCursor: string | null } = await timed("list", () =>
							ask("photos.list", { eventId, cursor }),
						);
						cursor = next.nextCursor;
					}
				}
			};
			await Promise.all(Array.from({ length: count }, scroll));
			return { took, seconds: (performance.now() - begin) / 1_000 };
		};
		await crowd(3_000);
		return () => crowd(seconds * 1_000);
	},
	tables(samples) {
		const passed = samples.reduce((sum, turn) => sum + turn.seconds, 0);
		const row = (name: string, kind: "page" | "list") => {
			const times = samples.flatMap(({ took }) => took[kind]);
			return {
				name,
				cells: [times.length / passed, quantile(times, 0.5), quantile(times, 0.95)].map((value) => ({
					value,
				})),
			};
		};
		return [
			{
				rowsAre: "request",
				columns: [
					{ name: "per second" },
					{ name: "median", unit: "ms" },
					{ name: "95th percentile", unit: "ms" },
				],
				rows: [row("page of the event", "page"), row("page of the list", "list")],
			},
		];
	},
});
