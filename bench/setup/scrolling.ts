/**
 * Simulates people who scroll, each on their own connection: they load the event's page, then one page of the list
 * after another, without a pause. Server, database and people share this machine, so a real server is at least
 * this fast.
 */
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { startGalleryApp } from "./gallery-app";
import { quantile } from "./quantile";
import { signInByHttp } from "./sign-in";

const listPagesEach = 12;

interface Scrolling {
	databaseUrl: string;
	slug: string;
	count: number;
	seconds: number;
}

export async function peopleScrolling({ databaseUrl, slug, count, seconds }: Scrolling) {
	// Nothing is fetched from the store, because images do not pass through the server.
	const app = await startGalleryApp({ databaseUrl, endpoint: "http://127.0.0.1:9" });
	try {
		const cookie = await signInByHttp(app.origin, people.ben.email);
		const get = async (path: string) => {
			const answer = await fetch(app.origin + path, { headers: { cookie } });
			const text = await answer.text();
			if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
			return text;
		};
		const ask = async (procedure: string, input: object) => {
			const query = encodeURIComponent(superjson.stringify(input));
			return JSON.parse(await get(`/api/trpc/${procedure}?input=${query}`)).result.data.json;
		};
		const { id: eventId } = await ask("events.bySlug", { slug });

		const took = { page: [] as number[], list: [] as number[] };
		const timed = async <T>(kind: keyof typeof took, work: () => Promise<T>): Promise<T> => {
			const begin = performance.now();
			const result = await work();
			took[kind].push(performance.now() - begin);
			return result;
		};
		const scroll = async (until: number) => {
			while (performance.now() < until) {
				await timed("page", () => get(`/events/${slug}`));
				let cursor: string | null = null;
				for (let n = 0; n < listPagesEach && performance.now() < until; n++) {
					const next: { nextCursor: string | null } = await timed("list", () =>
						ask("photos.list", { eventId, cursor }),
					);
					cursor = next.nextCursor;
				}
			}
		};
		const crowd = (ms: number) => {
			const until = performance.now() + ms;
			return Promise.all(Array.from({ length: count }, () => scroll(until)));
		};
		await crowd(3_000);
		for (const times of Object.values(took)) times.length = 0;
		const begin = performance.now();
		await crowd(seconds * 1_000);
		const passed = (performance.now() - begin) / 1_000;

		console.log(`\n${count} people scrolling through ${slug}, ${passed.toFixed(0)} s\n`);
		console.log("| request | a second | median, ms | 95th percentile, ms |\n| --- | --- | --- | --- |");
		for (const [kind, times] of Object.entries(took)) {
			const [median, p95] = [0.5, 0.95].map((q) => quantile(times, q).toFixed(0));
			console.log(`| ${kind} | ${(times.length / passed).toFixed(1)} | ${median} | ${p95} |`);
		}
	} finally {
		await app.stop();
	}
}
