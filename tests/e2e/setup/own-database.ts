/**
 * The variables of an app on a database of its own, in the same store as the stack's app. A copied demo has the photos of the
 * stack's, so that a test that hides or removes one of them needs its own. Where an app runs jobs, the stack's app on the same
 * database would run them as well.
 */

import { administer, databaseUrlOf } from "@/scripts/stack/databases";
import { prepareDatabase } from "@/scripts/stack/demo";
import { applyMigrations } from "@/scripts/stack/migrate";
import { root } from "@/scripts/stack/root";
import { copyDemo } from "./copied-demo";
import { stack } from "./stack";

export async function ownDatabase(
	name: string,
	{ demo = "copied" }: { demo?: "copied" | "own" | "none" } = {},
) {
	const database = `${name}-${process.env.TEST_PARALLEL_INDEX ?? 0}`;
	await administer(stack.databaseUrl, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
	if (demo === "copied") await copyDemo(stack.databaseUrl, database);
	else await administer(stack.databaseUrl, `CREATE DATABASE "${database}"`);
	const env = { ...stack.secondApp, DATABASE_URL: databaseUrlOf(stack.databaseUrl, database) };
	if (demo === "own") await prepareDatabase(env, () => {});
	if (demo === "none") await applyMigrations(env.DATABASE_URL, root);
	return env;
}
