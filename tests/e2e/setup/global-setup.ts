/**
 * Starts everything that the browser tests need, once, and always stops it. The tests get the addresses through E2E_…
 * variables, which Playwright passes to its workers.
 */

import { startApp } from "@/scripts/stack/app";
import { makeBucket, toolClient } from "@/scripts/stack/buckets";
import { prepareDatabase } from "@/scripts/stack/demo";
import { freePort } from "@/scripts/stack/ports";
import { storeEnv } from "@/scripts/stack/store";
import { startServices } from "../../setup/services";
import { oidcEnv, startOidc } from "./oidc";

const bucket = "rollcall-e2e";

export default async function setup(): Promise<() => Promise<void>> {
	const stops: (() => Promise<unknown>)[] = [];
	const stopAll = async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	};
	try {
		const { postgres, store, stop } = await startServices([bucket]);
		stops.push(stop);
		const port = await freePort();
		const ports = { oidc: await freePort(), cognito: await freePort() };
		// A test that reads mail starts the server itself (tests/e2e/mail.ts).
		const mailPort = await freePort();
		const origin = `http://localhost:${port}`;
		const otherOrigin = `http://localhost:${await freePort()}`;
		if (store.kind === "ceph") {
			const client = toolClient(store);
			await makeBucket(client, bucket, origin, otherOrigin);
			client.destroy();
		}
		const provider = await startOidc(origin, ports);
		stops.push(provider.stop);
		const env: NodeJS.ProcessEnv = {
			...process.env,
			NODE_ENV: "production",
			NEXT_TELEMETRY_DISABLED: "1",
			DATABASE_URL: await postgres.ensureDatabase("rollcall_e2e"),
			...storeEnv(store, bucket),
			NEXTAUTH_URL: origin,
			NEXTAUTH_SECRET: "a secret of the browser tests, longer than 32",
			CRON_SECRET: "a cron secret of the browser tests",
			DEMO_SIGN_IN: "true",
			LOG_LEVEL: "warn",
			...oidcEnv(ports),
			EMAIL_SERVER: `smtp://127.0.0.1:${mailPort}`,
			EMAIL_FROM: "Rollcall <photos@rollcall.test>",
		};
		await prepareDatabase(env, () => {});
		const app = startApp({ production: true, port, env });
		stops.push(() => app.stop());
		await app.ready;
		process.env.E2E_BASE_URL = origin;
		// For specs that start their own app on the same database and store.
		process.env.E2E_APP_ENV = JSON.stringify({ ...env, NEXTAUTH_URL: otherOrigin });
		process.env.E2E_CRON_SECRET = env.CRON_SECRET;
		process.env.E2E_MAIL_PORT = String(mailPort);
		process.env.E2E_DATABASE_URL = env.DATABASE_URL;
		return stopAll;
	} catch (error) {
		await stopAll();
		throw error;
	}
}
