/**
 * `npm run bench`: what initiateUpload and confirm cost (./api-cost.ts), and how long they take, as ratios to a bare
 * Next route on the same server in the same run. The bare route exists only in a temporary copy of the project, which
 * is built and served like the product. Calls of all three kinds alternate, so a busy machine slows them equally.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { makeBucket, s3Client } from "@/scripts/stack/buckets";
import { prepareDatabase } from "@/scripts/stack/demo";
import { freePort } from "@/scripts/stack/ports";
import { root } from "@/scripts/stack/root";
import { storeEnv } from "@/scripts/stack/store";
import { tsxArguments } from "@/scripts/stack/tsx";
import { demoEventSlug } from "@/server/auth/demo-account";
import { startServices } from "@/tests/setup/services";
import { uniquePhoto } from "./count-calls";
import { quantile } from "./setup/quantile";
import { signInByHttp } from "./setup/sign-in";

const rounds = Number(process.argv[2] ?? 200);
const bucket = "rollcall-bench";
const leftOut = new Set(["node_modules", ".next", ".git", ".data", "test-results"]);

/** A built copy of the project with the bare route added. Returns its folder. */
function copyWithBareRoute(env: NodeJS.ProcessEnv): string {
	const copy = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
	cpSync(root, copy, { recursive: true, filter: (path) => path === root || !leftOut.has(basename(path)) });
	execFileSync("cp", ["-a", join(root, "node_modules"), copy]);
	mkdirSync(join(copy, "app/api/bare"));
	writeFileSync(
		join(copy, "app/api/bare/route.ts"),
		'export const dynamic = "force-dynamic";\nexport const POST = async (request: Request) => Response.json(await request.json());\n',
	);
	execFileSync("npx", ["--no-install", "next", "build"], {
		cwd: copy,
		env,
		stdio: ["ignore", "ignore", "inherit"],
	});
	return copy;
}

async function measure(origin: string): Promise<Record<string, number[]>> {
	const cookie = await signInByHttp(origin, people.ada.email);
	const post = async (path: string, body: string) => {
		const begin = performance.now();
		const answer = await fetch(origin + path, {
			method: "POST",
			body,
			headers: { "content-type": "application/json", cookie },
		});
		const read = await answer.json();
		if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(read)}`);
		return { took: performance.now() - begin, read };
	};
	const input = encodeURIComponent(superjson.stringify({ slug: demoEventSlug }));
	const event = await (
		await fetch(`${origin}/api/trpc/events.bySlug?input=${input}`, { headers: { cookie } })
	).json();
	const eventId: string = event.result.data.json.id;
	const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer();

	const took: Record<string, number[]> = { "bare route": [], initiateUpload: [], confirm: [] };
	for (let n = -20; n < rounds; n++) {
		const { bytes, announced } = uniquePhoto(jpeg);
		const body = superjson.stringify({ eventId, ...announced });
		const bare = await post("/api/bare", body);
		const initiate = await post("/api/trpc/photos.initiateUpload", body);
		const upload = initiate.read.result.data.json;
		const { "content-length": _, ...headers } = upload.headers;
		const stored = await fetch(upload.url, { method: "PUT", headers, body: bytes });
		if (!stored.ok) throw new Error(`PUT: ${stored.status}`);
		const confirm = await post("/api/trpc/photos.confirm", superjson.stringify({ photoId: upload.photoId }));
		// Developing continues after the answer, and must not slow the next round's bare route.
		await new Promise((resolve) => setTimeout(resolve, 100));
		// The first rounds are for warming up.
		if (n < 0) continue;
		took["bare route"]?.push(bare.took);
		took.initiateUpload?.push(initiate.took);
		took.confirm?.push(confirm.took);
	}
	return took;
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
		DATABASE_URL: await postgres.ensureDatabase("rollcall_bench"),
		...storeEnv(store, bucket),
		...{
			NEXTAUTH_SECRET: "a secret of the bench, longer than 32 characters",
			CRON_SECRET: "a cron secret of the bench",
		},
		...{ MAX_PHOTOS_PER_PERSON: "1000000", UPLOADS_PER_MINUTE: "1000000" },
	};
	await prepareDatabase(env, () => {});
	execFileSync(process.execPath, tsxArguments("bench/api-cost.ts"), { cwd: root, env, stdio: "inherit" });
	const copy = copyWithBareRoute(env);
	stops.push(() => rmSync(copy, { recursive: true, force: true }));
	const app = startApp({ production: true, port, env, cwd: copy });
	stops.push(() => app.stop());
	await app.ready;

	const took = await measure(origin);
	const base = took["bare route"] ?? [];
	console.log(`\n${rounds} rounds, store: ${store.kind}; each number is a ratio to the bare route\n`);
	console.log("| call | median | 95th percentile |\n| --- | --- | --- |");
	for (const [name, times] of Object.entries(took)) {
		const ratios = [0.5, 0.95].map((q) => (quantile(times, q) / quantile(base, q)).toFixed(2));
		console.log(`| ${name} | ${ratios.join(" | ")} |`);
	}
} finally {
	for (const stop of stops.reverse()) await stop();
}
