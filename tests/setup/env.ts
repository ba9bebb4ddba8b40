/**
 * Runs before each test file, before anything imports server/env.js: its environment, whole and known. Database and
 * bucket are this file's own; they come into being when a test asks for them (./database.ts, ./store.ts).
 */
import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { databaseUrlOf } from "@/scripts/stack/databases";

const store = inject("store");
const name = randomUUID();

Object.assign(process.env, {
	DATABASE_URL: databaseUrlOf(inject("adminDatabaseUrl"), `test_${name}`),
	S3_BUCKET: `test-${name}`,
	S3_REGION: store.region,
	S3_ENDPOINT: store.endpoint,
	S3_FORCE_PATH_STYLE: "true",
	S3_ACCESS_KEY_ID: store.accessKeyId,
	S3_SECRET_ACCESS_KEY: store.secretAccessKey,
	NEXTAUTH_URL: "http://localhost:3000",
	NEXTAUTH_SECRET: "a secret of the tests, longer than 32 characters",
	CRON_SECRET: "a cron secret of the tests",
	DEMO_SIGN_IN: "true",
});
