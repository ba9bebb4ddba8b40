/**
 * The variables of an app on a database of its own, with the demo in it unless told otherwise, in the same store as the
 * stack's app. Where an app runs jobs, the stack's app on the same database would run them as well.
 */

import { administer, databaseUrlOf } from "@/scripts/stack/databases";
import { prepareDatabase } from "@/scripts/stack/demo";
import { applyMigrations } from "@/scripts/stack/migrate";
import { root } from "@/scripts/stack/root";
import { stack } from "./stack";

export async function ownDatabase(name: string, { demo = true }: { demo?: boolean } = {}) {
	const database = `${name}-${process.env.TEST_PARALLEL_INDEX ?? 0}`;
	await administer(stack.databaseUrl, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
	await administer(stack.databaseUrl, `CREATE DATABASE "${database}"`);
	const env = { ...stack.secondApp, DATABASE_URL: databaseUrlOf(stack.databaseUrl, database) };
	if (demo) await prepareDatabase(env, () => {});
	else await applyMigrations(env.DATABASE_URL, root);
	return env;
}
