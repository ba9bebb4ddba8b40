/**
 * `npx tsx bench/overload.ts [uploads] [at once]`: sends many uploads at once to the production build (`npm run
 * build` first) on loopback, and prints how the calls were answered. A call that is refused with Retry-After is
 * repeated after that time, as in the browser's queue.
 */
import { createHash, randomBytes } from "node:crypto";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { makeBucket, s3Client } from "@/scripts/stack/buckets";
import { prepareDatabase } from "@/scripts/stack/demo";
import { freePort } from "@/scripts/stack/ports";
import { storeEnv } from "@/scripts/stack/store";
import { demoEventSlug } from "@/server/auth/demo-account";
import { startServices } from "@/tests/setup/services";
import { signInByHttp } from "./setup/sign-in";

const [uploads = 1_000, atOnce = 150] = process.argv.slice(2).map(Number);
const bucket = "overload";
/** Only the beginning of a JPEG, so that developing fails at once and does not slow the bench. */
const start = (
	await sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer()
).subarray(0, 20);

/** How often each answer came, for instance "initiateUpload 200". */
const answers = new Map<string, number>();
const count = (what: string) => answers.set(what, (answers.get(what) ?? 0) + 1);

async function run(origin: string) {
	const cookie = await signInByHttp(origin, people.ben.email);
	const headers = { cookie, origin, "content-type": "application/json" };
	const input = encodeURIComponent(superjson.stringify({ slug: demoEventSlug }));
	const page = await fetch(`${origin}/api/trpc/events.bySlug?input=${input}`, { headers });
	const eventId: string = (await page.json()).result.data.json.id;

	async function call(name: string, json: object) {
		while (true) {
			const body = superjson.stringify(json);
			const answer = await fetch(`${origin}/api/trpc/photos.${name}`, { method: "POST", headers, body });
			const told = await answer.json();
			count(`${name} ${answer.status}`);
			if (answer.ok) return told.result.data.json;
			const wait = Number(answer.headers.get("retry-after") ?? 1);
			await new Promise((go) => setTimeout(go, wait * 1_000 * (1 + Math.random() / 2)));
		}
	}
	async function upload() {
		const bytes = Buffer.concat([start, randomBytes(20_000)]);
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const told = { eventId, contentType: "image/jpeg", size: bytes.length, sha256, title: "Rush" };
		const signed = await call("initiateUpload", told);
		const { "content-length": _, ...sent } = signed.headers;
		const stored = await fetch(signed.url, { method: "PUT", headers: sent, body: bytes });
		count(`put ${stored.status}`);
		await call("confirm", { photoId: signed.photoId });
	}
	let left = uploads;
	const worker = async () => {
		while (left-- > 0) await upload();
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}

const stops: (() => void | Promise<void>)[] = [];
try {
	const { postgres, store, stop } = await startServices([bucket]);
	stops.push(stop);
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	if (store.kind === "ceph") await makeBucket(s3Client(store), bucket, origin);
	const env: NodeJS.ProcessEnv = {
		...process.env,
		...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DEMO_SIGN_IN: "true", NEXTAUTH_URL: origin },
		...{ DATABASE_URL: await postgres.ensureDatabase("rollcall_bench"), LOG_LEVEL: "silent" },
		...storeEnv(store, bucket),
		NEXTAUTH_SECRET: "a secret of the bench, longer than 32 characters",
		CRON_SECRET: "a cron secret of the bench",
		...{ MAX_PHOTOS_PER_PERSON: "1000000", UPLOADS_PER_MINUTE: "1000000" },
	};
	await prepareDatabase(env, () => {});
	const app = startApp({ production: true, port, env });
	stops.push(() => app.stop());
	await app.ready;
	await run(origin);
	console.log(`\n${uploads} uploads, ${atOnce} at once, store: ${store.kind}\n`);
	for (const [what, times] of [...answers].sort()) console.log(`${what}: ${times}`);
} finally {
	for (const stop of stops.reverse()) await stop();
}
