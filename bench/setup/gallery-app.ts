/** The production build on a gallery database and a picture store. */
import { startApp } from "@/scripts/stack/app";
import { freePort } from "@/scripts/stack/ports";

export async function startGalleryApp({ databaseUrl, endpoint }: { databaseUrl: string; endpoint: string }) {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const app = startApp({
		production: true,
		port,
		env: {
			...process.env,
			NODE_ENV: "production",
			NEXT_TELEMETRY_DISABLED: "1",
			DATABASE_URL: databaseUrl,
			S3_BUCKET: "bench",
			S3_REGION: "us-east-1",
			S3_ENDPOINT: endpoint,
			S3_FORCE_PATH_STYLE: "true",
			S3_ACCESS_KEY_ID: "bench",
			S3_SECRET_ACCESS_KEY: "bench",
			NEXTAUTH_URL: origin,
			NEXTAUTH_SECRET: "a secret of the benchmarks, longer than 32",
			CRON_SECRET: "a cron secret of the benchmarks",
			DEMO_SIGN_IN: "true",
		},
	});
	await app.ready;
	return { origin, pid: app.pid, stop: () => app.stop() };
}
