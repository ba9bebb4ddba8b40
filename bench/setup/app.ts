/** The production build of a version, on its own database, and what its variables are. */
import { startApp } from "@/scripts/stack/app";
import { makeBucket, s3Client } from "@/scripts/stack/buckets";
import { prepareDatabase } from "@/scripts/stack/demo";
import { freePort } from "@/scripts/stack/ports";
import { type RunningStore, storeEnv } from "@/scripts/stack/store";
import type { Setting } from "../runner/bench";
import { placeOf } from "../runner/services";

/** A store for benches that never use it. Nothing listens there. */
export const noStore = "http://127.0.0.1:9";

interface Place {
	port: number;
	origin: string;
	env: NodeJS.ProcessEnv;
}

/** The variables of an app with demo accounts, and without limits that a bench would reach. */
async function placeFor(
	databaseUrl: string,
	store: Omit<RunningStore, "kind" | "stop">,
	bucket: string,
): Promise<Place> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		...process.env,
		...{ NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1", DEMO_SIGN_IN: "true" },
		...{ NEXTAUTH_URL: origin, DATABASE_URL: databaseUrl, ...storeEnv(store, bucket) },
		NEXTAUTH_SECRET: "a secret of the benches, longer than 32 characters",
		CRON_SECRET: "a cron secret of the benches",
		...{ MAX_PHOTOS_PER_PERSON: "1000000", UPLOADS_PER_MINUTE: "1000000" },
	};
	return { port, origin, env };
}

/** A place whose database contains no more than a bench planted, and whose store is at this address. */
export const galleryPlace = (databaseUrl: string, endpoint: string) =>
	placeFor(
		databaseUrl,
		{ endpoint, region: "us-east-1", accessKeyId: "bench", secretAccessKey: "bench" },
		"bench",
	);

/** A place with the demo in its database and with a bucket of its own in a real store. */
export async function demoPlace({ services, version }: Setting): Promise<Place> {
	const { postgres, store } = await services.withStore();
	const name = placeOf(version);
	const place = await placeFor(await postgres.ensureDatabase(name), store, name);
	// The embedded store is started with its buckets.
	if (store.kind === "ceph") {
		const client = s3Client(store);
		await makeBucket(client, name, place.origin);
		client.destroy();
	}
	await prepareDatabase(place.env, () => {}, version.folder);
	return place;
}

/** Serves the version's build. What it prints is shown only if it does not start. */
export async function serve({ version, stops }: Setting, { port, env }: Place) {
	let said = "";
	const output = (text: string) => {
		said = (said + text).slice(-4_000);
	};
	const app = startApp({ production: true, port, env, cwd: version.folder, output });
	stops.add(() => app.stop());
	await app.ready.catch((error: unknown) => {
		throw new Error(`The app did not start.\n${said}`, { cause: error });
	});
	return { pid: app.pid, stop: () => app.stop() };
}
