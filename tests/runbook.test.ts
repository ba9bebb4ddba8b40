/** Runs the SQL of docs/runbook.md on real rows and objects. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/root";
import { sweep } from "@/server/jobs/sweep";
import { openDatabase } from "./setup/database";
import { arrive, jpeg } from "./setup/photos";
import { scene } from "./setup/scene";

const runbook = readFileSync(join(root, "docs/runbook.md"), "utf8");
const [, erase = ""] = /## Erase a person[\s\S]*?```sql\n([\s\S]*?)```/.exec(runbook) ?? [];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Runs a script as psql does: it fills in variables, and \gset stores the row of the query before it in variables.
 */
async function psql(script: string, variables: Record<string, string>) {
	const { url } = await openDatabase();
	const client = new Client({ connectionString: url });
	await client.connect();
	const fill = (sql: string) =>
		sql.replaceAll(/:'(\w+)'/g, (_, name: string) => quoted(variables[name] ?? ""));
	try {
		const [first = "", rest] = script.split("\\gset");
		const results = rest === undefined ? [] : [await client.query(fill(first))].flat();
		Object.assign(variables, results.at(-1)?.rows[0]);
		await client.query(fill(rest ?? first));
	} finally {
		await client.end();
	}
}

test("erasing a person leaves no row and no object of theirs, and removes nothing of anybody else", async () => {
	const s = await scene();
	const { attended } = s.personas;
	for (const who of [s.guest, attended]) {
		const { photoId } = await arrive(s, who, jpeg());
		await s.as(who).photos.confirm({ photoId });
		await arrive(s, who, jpeg());
	}
	await s.settled();
	await s.as(s.organizer).photos.hide({
		eventId: s.event.id,
		photoId: (await s.db.photo.findFirstOrThrow({ where: { uploaderId: s.guest.id } })).id,
		reason: "OTHER",
		note: `${s.guest.email} asked for it`,
	});
	await s.settled();
	await s.db.eventCreator.create({ data: { email: s.guest.email } });
	const before = await s.keys();
	const theirs = await Promise.all([
		s.db.photo.findMany({ where: { uploaderId: s.guest.id }, select: { id: true } }),
		s.db.upload.findMany({ where: { uploaderId: s.guest.id }, select: { id: true } }),
	]);
	const ids = theirs.flat().map(({ id }) => id);
	const isTheirs = (key: string) => ids.some((id) => key.includes(id));
	expect([before.length, before.filter(isTheirs).length]).toEqual([6, 3]);

	await psql(erase, { email: s.guest.email.toUpperCase() });
	await sweep(s.deps);

	const left = await s.keys();
	expect(left.filter(isTheirs)).toEqual([]);
	expect(left).toEqual(expect.arrayContaining(before.filter((key) => !isTheirs(key))));
	const { db } = s;
	const tables = await db.$queryRaw<{ name: string }[]>`
		SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`;
	for (const { name } of tables) {
		const rows = await db.$queryRawUnsafe<{ row: string }[]>(
			`SELECT to_jsonb(t)::text AS row FROM "${name}" t`,
		);
		const text = rows.map(({ row }) => row).join("\n");
		if (name !== "rate_limit") expect(text, name).not.toContain(s.guest.id);
		expect(text.toLowerCase(), name).not.toContain(s.guest.email.toLowerCase());
	}
	// The sweep has confirmed the second one.
	expect(await db.photo.count({ where: { uploaderId: attended.id } })).toBe(2);
});

test("an unknown e-mail erases nothing", async () => {
	const s = await scene();
	const people = await s.db.user.count();
	await expect(psql(erase, { email: "nobody@scene.rollcall.test" })).rejects.toThrow("uuid");
	expect(await s.db.user.count()).toBe(people);
});
