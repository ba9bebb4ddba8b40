/** The roles of a server of one's own (scripts/self-host/roles.sql), made and used as compose.yaml and docs/self-host.md do. */
import { afterAll, expect, inject, test } from "vitest";
import { administer, databaseUrlOf } from "@/scripts/stack/databases";
import { applyMigrations } from "@/scripts/stack/migrate";
import { sweep } from "@/server/jobs/sweep";
import { makeRateLimits } from "@/server/rate-limits/rate-limits";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { contextOf } from "./setup/context";
import { connectAsApp, makeRoles, runSql, urlOfRole } from "./setup/least-rights";
import { announced, jpeg } from "./setup/photos";
import { scene } from "./setup/scene";

const database = "self_host";
const adminUrl = databaseUrlOf(inject("adminDatabaseUrl"), database);

afterAll(() => administer(inject("adminDatabaseUrl"), `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

test.each([
	["a new install", () => Promise.resolve([])],
	["an install that the superuser migrated", () => applyMigrations(adminUrl)],
])(
	"on %s the app works with a role that can change no table, and migrations with one that is no superuser",
	async (_, before) => {
		await administer(inject("adminDatabaseUrl"), `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
		await administer(inject("adminDatabaseUrl"), `CREATE DATABASE ${database}`);
		await before();
		await makeRoles(adminUrl);
		await applyMigrations(urlOfRole("rollcall_migrate", adminUrl));
		await makeRoles(adminUrl);

		const { rows } = await runSql(
			adminUrl,
			`SELECT relname, relowner::regrole::text AS owner,
		        (SELECT string_agg(p, ' ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p
		         WHERE has_table_privilege('rollcall_app', oid, p)) AS rights
		 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
		);
		expect(rows.length).toBeGreaterThan(20);
		for (const row of rows)
			expect(row).toMatchObject({ owner: "rollcall_migrate", rights: "SELECT INSERT UPDATE DELETE" });
		for (const forbidden of [
			'DROP TABLE "Photo"',
			'ALTER TABLE "Photo" ADD COLUMN extra INT',
			'ALTER TABLE "RollEntry" DISABLE TRIGGER ALL',
			'TRUNCATE "Photo"',
			"CREATE TABLE extra (id INT)",
			"CREATE ROLE extra",
			"CREATE DATABASE extra",
			"SET ROLE rollcall_migrate",
			"SET session_replication_role = replica",
			"SELECT rolpassword FROM pg_authid",
			"COPY \"Photo\" TO PROGRAM 'true'",
		])
			await expect(runSql(urlOfRole("rollcall_app", adminUrl), forbidden), forbidden).rejects.toThrow(
				/permission denied|must be owner/,
			);
		await expect(
			runSql(urlOfRole("rollcall_migrate", adminUrl), "SELECT rolpassword FROM pg_authid"),
		).rejects.toThrow("denied");

		await useTheApp();
	},
);

/** Makes an event, adds a photo, hides it and removes it, and runs a sweep. */
async function useTheApp(): Promise<void> {
	const s = await scene({ eventCreators: "everyone" });
	const { db, pool, prepared, end } = connectAsApp(adminUrl);
	const deps = { ...s.deps, db, prepared, limit: makeRateLimits(pool, s.deps.limits) };
	try {
		const ada = await db.user.create({ data: { name: "Ada", email: "ada@scene.rollcall.test" } });
		const as = createCallerFactory(appRouter)(
			contextOf(deps, { ...ada, name: "Ada", email: "ada@scene.rollcall.test" }),
		);
		const event = await db.event.create({
			data: {
				...{
					slug: "hike",
					name: "Hike",
					timezone: "Europe/Madrid",
					startsAt: new Date(0),
					endsAt: new Date(),
				},
				...{
					uploadsOpenAt: new Date(0),
					roll: { create: { userId: ada.id, role: "ORGANIZER", status: "ATTENDED" } },
				},
			},
		});
		const eventId = event.id;
		const bytes = jpeg();
		const upload = await as.photos.initiateUpload({ eventId, ...announced(bytes) });
		expect((await s.put(upload, bytes)).status).toBe(200);
		await as.photos.confirm({ photoId: upload.photoId });
		await s.settled();
		expect(await as.photos.byId({ photoId: upload.photoId })).toMatchObject({ state: "READY" });
		await as.photos.hide({ eventId, photoId: upload.photoId, reason: "OTHER", note: "a test" });
		await as.photos.remove({ photoId: upload.photoId });
		await s.settled();
		expect(await sweep(deps)).toMatchObject({ failed: 0 });
		expect(await db.rollEntry.count()).toBe(1);
	} finally {
		await end();
	}
}
