import { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/tests/setup/database";
import { poolOptions } from "./pool-options";
import { makePrepared, prepare } from "./prepared";

let pool: Pool;
beforeAll(async () => {
	const { url } = await openDatabase();
	pool = new Pool({ ...poolOptions(url), max: 1 });
});
afterAll(() => pool.end());

const doubled = prepare("SELECT 2 * $1::int AS twice");
const known = async () => (await pool.query("SELECT name FROM pg_prepared_statements")).rows;

test("a statement is planned once for a connection", async () => {
	const prepared = makePrepared(pool);
	for (const n of [1, 2, 3]) expect(await prepared(doubled, [n])).toEqual([{ twice: 2 * n }]);
	expect(await known()).toEqual([{ name: doubled.name }]);
});

test("a statement without a name is planned each time", async () => {
	const before = await known();
	expect(await makePrepared(pool)({ text: "SELECT 3 * $1::int AS thrice" }, [2])).toEqual([{ thrice: 6 }]);
	expect(await known()).toEqual(before);
});

test("a pooler that has no memory for names costs a repetition, and names are given up", async () => {
	const prepared = makePrepared(pool);
	await prepared(doubled, [1]);
	// What a client notices when a pooler gives it another connection.
	await pool.query("DEALLOCATE ALL");
	expect(await prepared(doubled, [4])).toEqual([{ twice: 8 }]);
	expect(await prepared(doubled, [5])).toEqual([{ twice: 10 }]);
	expect(await known()).toEqual([]);
});

test("another pooler's connection may know the name already", async () => {
	const fresh = new Pool({ ...poolOptions((await openDatabase()).url), max: 1 });
	await fresh.query(`PREPARE ${doubled.name} AS ${doubled.text}`);
	expect(await makePrepared(fresh)(doubled, [6])).toEqual([{ twice: 12 }]);
	await fresh.end();
});

test("a migration may change the type of a column", async () => {
	await pool.query("CREATE TABLE moved AS SELECT 1 AS value");
	const prepared = makePrepared(pool);
	const all = prepare("SELECT * FROM moved");
	await prepared(all, []);
	await pool.query("ALTER TABLE moved ADD COLUMN more text");
	expect(await prepared(all, [])).toEqual([{ value: 1, more: null }]);
});

test("any other error is thrown, and names stay in use", async () => {
	const prepared = makePrepared(pool);
	await expect(prepared(doubled, ["much"])).rejects.toMatchObject({ code: "22P02" });
	await prepared(doubled, [1]);
	expect(await known()).toContainEqual({ name: doubled.name });
});
