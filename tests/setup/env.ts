/**
 * Sets the complete environment of each test file before anything imports server/env.js. Each test file has a
 * database and a bucket of its own, which are made when a test first uses them (./database.ts, ./store.ts).
 */
import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { databaseUrlOf } from "@/scripts/stack/databases";
import { storeEnv } from "@/scripts/stack/store";

const store = inject("store");
const name = randomUUID();

Object.assign(process.env, {
	DATABASE_URL: databaseUrlOf(inject("adminDatabaseUrl"), `test_${name}`),
	...storeEnv(store, `test-${name}`),
	NEXTAUTH_URL: "http://localhost:3000",
	NEXTAUTH_SECRET: "a secret of the tests, longer than 32 characters",
	CRON_SECRET: "a cron secret of the tests",
	DEMO_SIGN_IN: "true",
});
