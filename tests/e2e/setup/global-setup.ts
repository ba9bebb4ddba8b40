/**
 * Starts everything that the browser tests need, once, and always stops it: PostgreSQL, the store, and for each worker
 * an app with its own database, bucket and OpenID providers (./stack.ts).
 */

import type { FullConfig } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { makeBucket, toolClient } from "@/scripts/stack/buckets";
import { databaseUrlOf } from "@/scripts/stack/databases";
import { prepareDatabase } from "@/scripts/stack/demo";
import { freePort } from "@/scripts/stack/ports";
import type { startPostgres } from "@/scripts/stack/postgres";
import { type RunningStore, storeEnv } from "@/scripts/stack/store";
import { startServices } from "../../setup/services";
import { copyDemo, copyObjects, keepDemo } from "./copied-demo";
import { oidcEnv, startOidc } from "./oidc";
import { publishStacks, type Stack } from "./stack";

interface Services {
	postgres: Awaited<ReturnType<typeof startPostgres>>;
	store: RunningStore;
	/** Called in reverse order at the end, also when the setup fails. */
	stops: (() => Promise<unknown>)[];
}

export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
	const stops: Services["stops"] = [];
	const stopAll = async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	};
	try {
		const names = Array.from({ length: workers }, (_, index) => `rollcall-e2e-${index}`);
		const { postgres, store, stop } = await startServices(names);
		stops.push(stop);
		const stacks: Stack[] = [];
		for (const name of names)
			stacks.push(await startStack(name, names[0] ?? name, { postgres, store, stops }));
		publishStacks(stacks);
		return stopAll;
	} catch (error) {
		await stopAll();
		throw error;
	}
}

/** The first stack makes the demo, and the others copy it from there. */
async function startStack(name: string, first: string, { postgres, store, stops }: Services): Promise<Stack> {
	const port = await freePort();
	const ports = { oidc: await freePort(), cognito: await freePort() };
	const mailPort = await freePort();
	const origin = `http://localhost:${port}`;
	const otherOrigin = `http://localhost:${await freePort()}`;
	const client = toolClient(store);
	if (store.kind === "ceph") await makeBucket(client, name, origin, otherOrigin);
	const isFirst = name === first;
	const firstUrl = await postgres.ensureDatabase(first);
	if (!isFirst)
		await Promise.all([
			copyDemo(databaseUrlOf(firstUrl, "postgres"), name),
			copyObjects(client, first, name),
		]);
	client.destroy();
	const provider = await startOidc(origin, ports);
	stops.push(provider.stop);
	const own = {
		...storeEnv(store, name),
		DATABASE_URL: databaseUrlOf(firstUrl, name),
		CRON_SECRET: "a cron secret of the browser tests",
	};
	const env: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: "production",
		NEXT_TELEMETRY_DISABLED: "1",
		...own,
		NEXTAUTH_URL: origin,
		NEXTAUTH_SECRET: "a secret of the browser tests, longer than 32",
		DEMO_SIGN_IN: "true",
		OPERATORS: people.olga.email,
		LOG_LEVEL: "warn",
		...oidcEnv(ports),
		EMAIL_SERVER: `smtp://127.0.0.1:${mailPort}`,
		EMAIL_FROM: "Rollcall <photos@rollcall.test>",
	};
	if (isFirst) {
		await prepareDatabase(env, () => {});
		await keepDemo(databaseUrlOf(firstUrl, "postgres"), name);
	}
	const app = startApp({ production: true, port, env });
	stops.push(() => app.stop());
	await app.ready;
	return {
		...{ origin, mailPort, databaseUrl: own.DATABASE_URL, cronSecret: own.CRON_SECRET },
		secondApp: { ...env, ...own, NODE_ENV: "production", NEXTAUTH_URL: otherOrigin },
	};
}
