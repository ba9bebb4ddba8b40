/** How a server ends while it has photos to develop, and how the next one continues. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import superjson from "superjson";
import { signInByHttp } from "@/bench/setup/sign-in";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { eventPath, fixture } from "./people";
import { ownDatabase } from "./setup/own-database";
import { expect, test } from "./test";

/** Adds this many large photos, one after the other, without a browser. */
async function addPhotos(origin: string, count: number) {
	const cookie = await signInByHttp(origin, people.ben.email);
	const headers = { cookie, origin, "content-type": "application/json" };
	const told = async (answer: Response) => (await answer.json()).result.data.json;
	const input = encodeURIComponent(superjson.stringify({ slug: eventPath.split("/").at(-1) }));
	const { id: eventId } = await told(
		await fetch(`${origin}/api/trpc/events.bySlug?input=${input}`, { headers }),
	);
	const mutate = async (name: string, json: object) =>
		told(
			await fetch(`${origin}/api/trpc/photos.${name}`, {
				...{ method: "POST", headers, body: superjson.stringify(json) },
			}),
		);
	for (let n = 0; n < count; n++) {
		const bytes = new Uint8Array(fixture("dandelions.jpg", ` to end ${n}`).buffer);
		const upload = await mutate("initiateUpload", {
			...{ eventId, contentType: "image/jpeg", size: bytes.length, title: `Queued ${n}` },
			sha256: createHash("sha256").update(bytes).digest("hex"),
		});
		const { "content-length": _, ...sent } = upload.headers;
		await fetch(upload.url, { method: "PUT", headers: sent, body: new Blob([bytes]) });
		await mutate("confirm", { photoId: upload.photoId });
	}
}

test("after SIGTERM a server ends in ten seconds however long its queue is, and the next one continues @long", async () => {
	const env = await ownDatabase("rollcall-jobs");
	const origin: string = env.NEXTAUTH_URL;
	const start = async () => {
		const app = startApp({ production: true, port: Number(new URL(origin).port), env });
		await app.ready;
		return app;
	};
	const client = new pg.Client({ connectionString: env.DATABASE_URL });
	await client.connect();
	const count = async (where: string) =>
		Number((await client.query(`SELECT count(*) FROM "Photo" WHERE ${where}`)).rows[0].count);
	const first = await start();
	try {
		await addPhotos(origin, 16);
		const ready = () =>
			fetch(`${origin}/api/health/ready`).then(
				({ status }) => status,
				() => 0,
			);
		await expect.poll(() => count(`"developingUntil" > now()`)).toBeGreaterThan(0);
		expect(await count(`state = 'DEVELOPING'`)).toBeGreaterThan(2);

		const begin = performance.now();
		// Only to the server itself, so that the processes that decode are not ended by the signal.
		process.kill(first.pid, "SIGTERM");
		// A request that was under way at that moment is still answered.
		await sleep(100);
		const seen = new Set<number>();
		let running = true;
		const exited = first.exited.finally(() => {
			running = false;
		});
		while (running && performance.now() - begin < 12_000) {
			seen.add(await ready());
			await sleep(50);
		}
		const seconds = (performance.now() - begin) / 1_000;

		expect(await exited).toBe(143);
		expect(seconds).toBeLessThan(10);
		expect([...seen].filter((status) => status !== 503 && status !== 0)).toEqual([]);
		expect(await count(`state = 'DEVELOPING'`)).toBeGreaterThan(0);
		expect(await count(`state = 'DEVELOPING' AND ("developingUntil" > now() OR "developStarts" > 0)`)).toBe(
			0,
		);
	} finally {
		await first.stop();
	}
	const second = await start();
	try {
		await expect.poll(() => count(`state <> 'READY'`), { timeout: 120_000 }).toBe(0);
		expect(await count(`"developAttempts" <> 1`)).toBe(0);
	} finally {
		await second.stop();
		await client.end();
	}
});
