/**
 * Records the statements of this release for the one after it, which must not break them (../previous-release.test.ts):
 * `npm run db:record`, on the commit that was deployed. The scenario calls every procedure of the API, and the sweep.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { afterAll, expect, test } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { photoOrders } from "@/rules/album";
import { makeAdapter } from "@/server/auth/adapter";
import { claimRoll } from "@/server/auth/claim-roll";
import { demoAccounts } from "@/server/auth/demo-account";
import { findEmailLink } from "@/server/auth/email-link/find-email-link";
import { redeemEmailLink } from "@/server/auth/email-link/redeem-email-link";
import { joinAccounts } from "@/server/auth/join-accounts";
import { rememberEmail } from "@/server/auth/remember-email";
import { claimsOf, currentSession, newSession } from "@/server/auth/session";
import { poolOptions } from "@/server/db/pool-options";
import { makePrepared } from "@/server/db/prepared";
import { sweep } from "@/server/jobs/sweep";
import { developPhoto } from "@/server/photos/develop-photo";
import { makeRateLimits } from "@/server/rate-limits/rate-limits";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { contextOf } from "../setup/context";
import { openDatabase } from "../setup/database";
import { databaseAt, migrations } from "../setup/database-at";
import { outcome } from "../setup/outcome";
import { announced, jpeg, type Scene } from "../setup/photos";
import { type Person, scene } from "../setup/scene";
import { type Recording, recordingPath, send, sqlValues } from "./replay";

type Statement = [text: string, values: unknown];
type Deps = Scene["deps"];

const createCaller = createCallerFactory(appRouter);
const called = new Set<string>();

/** The same caller, which notes the names of the procedures. */
const noted = (caller: ReturnType<typeof createCaller>): typeof caller =>
	new Proxy(caller, {
		get: (nouns, noun) =>
			new Proxy(Reflect.get(nouns, noun), {
				get(verbs, verb) {
					called.add(`${String(noun)}.${String(verb)}`);
					return Reflect.get(verbs, verb);
				},
			}),
	});

let pool: Pool | undefined;
afterAll(() => pool?.end());

/** Dependencies whose every statement is put into `sent`. */
async function recorded(s: Scene, sent: Statement[]): Promise<Deps> {
	const { url } = await openDatabase();
	// One connection, so that the statements of two transactions are never mixed.
	pool = new Pool({ ...poolOptions(url), max: 1 });
	pool.on("connect", (client) => listen(client, sent));
	const db = new PrismaClient({ adapter: new PrismaPg(pool) });
	return {
		...s.deps,
		db,
		prepared: makePrepared(pool),
		limit: makeRateLimits(pool, s.deps.limits),
		jobsSoon: () => {},
	};
}

function listen(client: PoolClient, sent: Statement[]): void {
	const query = client.query;
	client.query = new Proxy(query, {
		apply(target, self, [first, second, ...rest]) {
			const text = typeof first === "string" ? first : first.text;
			const values = typeof first === "string" ? second : (first.values ?? second);
			sent.push([text, Array.isArray(values) ? values : []]);
			return Reflect.apply(target, self, [first, second, ...rest]);
		},
	});
}

test("the scenario is recorded", async () => {
	const s = await scene({ eventCreators: "everyone" });
	const sent: Statement[] = [];
	const deps = await recorded(s, sent);
	const { db } = deps;
	const steps: { name: string; sent: Statement[] }[] = [];
	const step = async (name: string, work: () => Promise<unknown>) => {
		await work();
		steps.push({ name, sent: sent.splice(0) });
	};

	const as = (who: Pick<Person, "id"> | null) =>
		noted(createCaller(contextOf(deps, who && { name: "", email: "", ...who })));
	const person = async (name: string): Promise<Person> => {
		const email = `${name.toLowerCase()}@guests.test`;
		const { id } = await db.user.create({ data: { name, email, emailVerified: new Date() } });
		return { id, name, email };
	};
	const announce = async (who: Person, eventId: string, bytes: Uint8Array) => {
		const upload = await as(who).photos.initiateUpload({ eventId, ...announced(bytes) });
		await s.put(upload, bytes);
		return upload.photoId;
	};
	const add = async (who: Person, eventId: string, bytes: Uint8Array = jpeg()) => {
		const photoId = await announce(who, eventId, bytes);
		await as(who).photos.confirm({ photoId });
		return photoId;
	};
	const develop = (photoId: string) => developPhoto(deps, { photoId });

	const people: Record<string, Person> = {};
	let eventId = "";
	let slowEventId = "";
	const hour = 3_600_000;
	await step("two events with a roll", async () => {
		for (const name of ["Ona", "Uli", "Vera"]) people[name] = await person(name);
		const makeEvent = (slug: string, moderation: "AFTER" | "BEFORE") =>
			db.event.create({
				data: {
					...{ slug, name: slug, timezone: "Europe/Madrid", moderation },
					startsAt: new Date(Date.now() - hour),
					endsAt: new Date(Date.now() + hour),
					uploadsOpenAt: new Date(Date.now() - hour),
				},
			});
		eventId = (await makeEvent("recorded", "AFTER")).id;
		slowEventId = (await makeEvent("recorded-slowly", "BEFORE")).id;
		for (const id of [eventId, slowEventId]) {
			await db.attendance.createMany({
				data: [
					{ eventId: id, userId: people.Ona?.id, role: "ORGANIZER", status: "ATTENDED" },
					{ eventId: id, userId: people.Uli?.id, status: "ATTENDED" },
					{ eventId: id, userId: people.Vera?.id, status: "REGISTERED" },
					{ eventId: id, email: "willa@guests.test", status: "INVITED" },
				],
			});
		}
	});
	const { Ona: organizer, Uli: uploader, Vera: viewer } = people;
	if (!organizer || !uploader || !viewer) throw new Error("Somebody is missing.");

	await step("signing in and out", async () => {
		await demoAccounts(db);
		await as(null).signIn.sendEmailLink({ email: "willa@guests.test" });
		const token = /token=([\w-]+)/.exec(s.mails.at(-1)?.text ?? "")?.[1] ?? "";
		await findEmailLink(deps, token);
		const willa = await redeemEmailLink(deps, token);
		if (!willa) throw new Error("The link did not work.");
		await rememberEmail(deps, { userId: willa.id, email: "willa@guests.test" });
		await claimRoll(deps, { userId: willa.id, email: "willa@guests.test" });
		const session = await newSession(db, { userId: willa.id, way: "email-link" });
		const claims = claimsOf(session);
		if (claims) await currentSession(deps.prepared, claims);
		const adapter = makeAdapter(db);
		const account = { provider: "oidc", providerAccountId: "42" };
		const other = await adapter.createUser?.({ email: "w@guests.test", emailVerified: null, name: "Willa" });
		await db.user.update({ where: { id: other?.id }, data: { email: null } });
		await adapter.linkAccount?.({ ...account, type: "oauth", userId: other?.id ?? "" });
		await adapter.getUserByAccount?.(account);
		await adapter.getUserByEmail?.("willa@guests.test");
		await joinAccounts(deps, { account, email: "willa@guests.test" });
		await as(willa).account.setLocale({ locale: "de" });
		await as(willa).signIn.endSessions();
	});

	let photoId = "";
	await step("a photo is added and developed", async () => {
		photoId = await add(uploader, eventId);
		await as(uploader).photos.confirm({ photoId });
		await develop(photoId);
		await develop(await add(organizer, eventId));
	});
	const read = async (event: string, one: string) => {
		for (const who of [organizer, uploader, viewer]) {
			await as(who).events.mine();
			await as(who).events.bySlug({ slug: "recorded" });
			for (const order of photoOrders) {
				const page = await as(who).photos.list({ eventId: event, order, limit: 1 });
				await as(who).photos.list({ eventId: event, order, limit: 1, cursor: page.nextCursor });
			}
			await as(who).events.changes({ eventId: event });
			await as(who).photos.latest({ eventId: event, uploaderId: uploader.id });
			await as(who).photos.gone({ eventId: event, photoIds: [one] });
			await as(who).photos.live({ eventId: event });
			await as(who).photos.uploaders({ eventId: event });
			const { byId, around, download } = as(who).photos;
			for (const procedure of [byId, around, download]) await outcome(procedure({ photoId: one }));
		}
	};
	await step("the album is read", () => read(eventId, photoId));
	const inAlbum = { eventId, photoId };
	await step("the organizer hides the photo", () =>
		as(organizer).photos.hide({ ...inAlbum, reason: "OTHER", note: "Because" }),
	);
	await step("the album is read without the hidden photo", () => read(eventId, photoId));
	await step("the organizer shows the photo again", () => as(organizer).photos.show(inAlbum));
	await step("the album is read with the photo again", () => read(eventId, photoId));

	let waiting = "";
	await step("a photo waits for approval", async () => {
		waiting = await add(uploader, slowEventId);
		await develop(waiting);
	});
	await step("the album is read without the photo that waits", () => read(slowEventId, waiting));
	await step("the organizer approves the photo", () =>
		as(organizer).photos.setHidden({ photoId: waiting, hidden: false }),
	);
	await step("the album is read with the approved photo", () => read(slowEventId, waiting));

	await step("a photo fails, and is replaced by its own bytes", async () => {
		const bytes = jpeg();
		const failed = await add(uploader, eventId, bytes);
		await db.photo.update({ where: { id: failed }, data: { state: "FAILED", failure: "GAVE_UP" } });
		await develop(await add(uploader, eventId, bytes));
	});
	await step("uploads end in every way", async () => {
		const bytes = jpeg();
		const [first, second] = [
			await announce(uploader, eventId, bytes),
			await announce(organizer, eventId, bytes),
		];
		await as(uploader).photos.confirm({ photoId: first });
		await outcome(as(organizer).photos.confirm({ photoId: second }));
		await outcome(as(organizer).photos.confirm({ photoId: second }));
		const missing = await as(uploader).photos.initiateUpload({ eventId, ...announced(jpeg()) });
		await outcome(as(uploader).photos.confirm({ photoId: missing.photoId }));
		const other = await as(uploader).photos.initiateUpload({ eventId, ...announced(jpeg()) });
		const file = { contentType: "image/jpeg", cacheControl: "no-store" };
		await s.storage.write(`uploads/event_${eventId}/${other.photoId}.jpg`, jpeg(), file);
		await outcome(as(uploader).photos.confirm({ photoId: other.photoId }));
	});
	await step("an upload is reworded and cancelled", async () => {
		const upload = await announce(uploader, eventId, jpeg());
		await as(uploader).photos.rewordUpload({ photoId: upload, title: "Reworded" });
		await as(uploader).photos.cancelUpload({ photoId: upload });
		await outcome(as(uploader).photos.confirm({ photoId: upload }));
	});
	await step("a photo's words are changed, and it is removed", async () => {
		await as(uploader).photos.update({ photoId, title: "Renamed" });
		await as(uploader).photos.remove({ photoId });
	});
	await step("an organizer makes an event, changes it and leaves it", async () => {
		const { events } = as(organizer);
		await events.start();
		const day = "2026-10-10";
		const made = await events.create({ name: "Party", venue: "Garden", timezone: "Europe/Madrid", day });
		const at = { eventId: made.id };
		const { draft, version, shareOriginals } = await events.settings(at);
		const changed = { ...draft, timezone: "Europe/Lisbon", slug: "recorded-party" };
		await events.update({ ...at, ...changed, version, shareOriginals, moderation: "BEFORE", locale: "de" });
		await events.bySlug({ slug: made.slug });
		const cover = await add(organizer, eventId);
		await develop(cover);
		await events.setCover({ eventId, photoId: cover });
		await events.overview({ eventId });
		await events.archive({ ...at, archived: true });
		const copy = await events.duplicate({ ...at, name: "Party again", day, withRoll: true });
		await events.remove({ eventId: copy.id });
		await events.addOrganizer({ ...at, email: uploader.email });
		await events.leave(at);
	});
	await step("the sweep", async () => {
		await announce(uploader, eventId, jpeg());
		await sweep(deps);
		const longAgo = new Date(Date.now() - 48 * hour);
		await db.upload.updateMany({ data: { expiresAt: longAgo } });
		await db.job.updateMany({
			where: { kind: "REMOVE_OBJECT" },
			data: { createdAt: longAgo, runAfter: null },
		});
		await sweep(deps);
	});

	expect([...called].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
	await write(steps);
});

/** Sends everything again to a new database, whose answers are the expected ones, and writes the file. */
async function write(scenario: { name: string; sent: Statement[] }[]): Promise<void> {
	const last = migrations.at(-1) ?? "";
	const { client } = await databaseAt(last);
	const texts = [...new Set(scenario.flatMap(({ sent }) => sent.map(([text]) => text)))];
	const recording: Recording = {
		commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
		migration: last,
		texts,
		steps: [],
	};
	for (const { name, sent } of scenario) {
		const step: Recording["steps"][number] = { name, sent: [] };
		for (const [text, values] of sent) {
			const parsed = sqlValues.parse(values);
			step.sent.push([texts.indexOf(text), parsed, await send(client, text, parsed)]);
		}
		recording.steps.push(step);
	}
	const lines = (values: readonly unknown[]) =>
		values.map((value) => `\n\t${JSON.stringify(value)}`).join(",");
	const steps = recording.steps.map(
		({ name, sent }) => `{ "name": ${JSON.stringify(name)}, "sent": [${lines(sent)}\n] }`,
	);
	// A line for each statement, so that a change can be read.
	writeFileSync(
		recordingPath,
		`{ "commit": "${recording.commit}", "migration": "${last}",\n"texts": [${lines(texts)}\n],\n"steps": [${steps.join(", ")}] }\n`,
	);
}
