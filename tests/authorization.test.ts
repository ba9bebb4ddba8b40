/**
 * Who may do what: every procedure, for every kind of person, of photo and of event. The tables are in authorization/, one
 * for each noun of the API. When a person is refused, no row and no object changes.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { endSessions } from "@/server/auth/end-sessions";
import { mergePeople } from "@/server/roll/merge-people";
import { appRouter } from "@/server/routers/_app";
import { accountRouter } from "@/server/routers/account";
import { curateRouter } from "@/server/routers/curate";
import { doorRouter } from "@/server/routers/door";
import { eventsRouter } from "@/server/routers/events";
import { importsRouter } from "@/server/routers/imports";
import { invitationsRouter } from "@/server/routers/invitations";
import { logRouter } from "@/server/routers/log";
import { operationsRouter } from "@/server/routers/operations";
import { photosRouter } from "@/server/routers/photos";
import { rollRouter } from "@/server/routers/roll";
import { sectionsRouter } from "@/server/routers/sections";
import { signInRouter } from "@/server/routers/sign-in";
import { takeHomeRouter } from "@/server/routers/take-home";
import { createCallerFactory, organizer, router } from "@/server/routers/trpc";
import { venueRouter } from "@/server/routers/venue";
import { account } from "./authorization/account";
import { curate } from "./authorization/curate";
import { door } from "./authorization/door";
import { events } from "./authorization/events";
import { imports } from "./authorization/imports";
import { invitations } from "./authorization/invitations";
import { ladder, ladderRouter } from "./authorization/ladder";
import { log } from "./authorization/log";
import {
	type Answer,
	answerOfBlocked,
	blockedAttendee,
	columns,
	type EventState,
	enums,
	everyEvent,
	gaps,
	namesPhotos,
	type Persona,
	type Row,
	type Subject,
	type Table,
	type TableOf,
	universeOf,
} from "./authorization/matrix";
import { operations } from "./authorization/operations";
import { photos } from "./authorization/photos";
import { roll } from "./authorization/roll";
import { sections } from "./authorization/sections";
import { signInTable } from "./authorization/sign-in";
import { takeHome } from "./authorization/take-home";
import { venue } from "./authorization/venue";
import { callOf, inputOf } from "./setup/any-call";
import { contextOf } from "./setup/context";
import { outcome } from "./setup/outcome";
import { jpeg, plantObjects, plantPhoto, plantUpload, type Scene } from "./setup/photos";
import { type Person, scene } from "./setup/scene";

const tables = {
	account,
	curate,
	door,
	events,
	imports,
	invitations,
	log,
	operations,
	photos,
	roll,
	sections,
	signIn: signInTable,
	takeHome,
	venue,
};

const hour = 3_600_000;

/** Gives the event this upload window and mode of approval. */
async function turnInto(s: Scene, state: EventState) {
	const [window, approval] = state.split(", approval ");
	const from = (hours: number) => new Date(Date.now() + hours * hour);
	await s.db.event.update({
		where: { id: s.event.id },
		data: {
			uploadsOpenAt: from(window === "not open yet" ? 1 : -2),
			uploadsCloseAt: window === "closed" ? from(-1) : null,
			moderation: ofEnum(enums.ModerationMode, approval),
			// Settings that were changed a moment ago.
			...{ version: 1, archivedAt: null },
		},
	});
}

/** The value of an enum that the tables write in lower case. */
function ofEnum<Value extends string>(values: Readonly<Record<string, Value>>, word = ""): Value {
	const found = Object.values(values).find((value) => value.toLowerCase() === word);
	if (!found) throw new Error(`There is no ${word} among ${Object.keys(values)}.`);
	return found;
}

/** A person for each column; null is somebody who has not signed in. */
type People = Record<Column, Person | null>;

/** Those of the tables, and somebody who is blocked. */
type Column = Persona | typeof blockedAttendee;

async function everybody(s: Scene): Promise<People> {
	const { anonymous, stranger, takenOffRoll, foreignOrganizer } = s.personas;
	const member = async (status: AttendanceStatus, role: AttendanceRole): Promise<Person> => {
		const name = `${status} ${role}`;
		const email = `${name.replace(" ", ".").toLowerCase()}@scene.rollcall.test`;
		const { id } = await s.db.user.create({ data: { name, email } });
		await s.db.attendance.create({ data: { eventId: s.event.id, userId: id, role, status } });
		return { id, name, email };
	};
	const blocked = async () => {
		const { id } = await s.db.user.create({ data: { name: blockedAttendee } });
		const uploadsBlockedAt = new Date();
		const row = { eventId: s.event.id, userId: id, status: "ATTENDED", uploadsBlockedAt } as const;
		await s.db.attendance.create({ data: row });
		return { id, name: blockedAttendee, email: "blocked@scene.rollcall.test" };
	};
	return {
		"signed out": anonymous,
		stranger,
		"taken off the roll": takenOffRoll,
		"invited attendee": await member("INVITED", "ATTENDEE"),
		"registered attendee": await member("REGISTERED", "ATTENDEE"),
		"attended attendee": await member("ATTENDED", "ATTENDEE"),
		"invited steward": await member("INVITED", "STEWARD"),
		"registered steward": await member("REGISTERED", "STEWARD"),
		"attended steward": await member("ATTENDED", "STEWARD"),
		[blockedAttendee]: await blocked(),
		"invited organizer": await member("INVITED", "ORGANIZER"),
		"registered organizer": await member("REGISTERED", "ORGANIZER"),
		"attended organizer": await member("ATTENDED", "ORGANIZER"),
		"organizer of another event": foreignOrganizer,
	};
}

/** Gives back their role to those who have just left. */
async function standAgain({ db, event }: Scene, people: People) {
	for (const [persona, person] of Object.entries(people))
		if (/ed organizer$/.test(persona) && person)
			await db.attendance.updateMany({
				where: { eventId: event.id, userId: person.id },
				data: { role: "ORGANIZER" },
			});
}

/** Creates what the call is about, and returns its id. */
async function plant(s: Scene, subject: Subject, uploaderId: string, withObjects: boolean): Promise<string> {
	if (subject === "removed") return randomUUID();
	const [first, second] = subject.split(" ");
	if (second === "upload") {
		const upload = await plantUpload(s, { uploaderId, state: ofEnum(enums.UploadState, first) });
		// A duplicate has lost against somebody's photo of the same bytes.
		if (first === "duplicate") await plantPhoto(s, { uploaderId: s.guest.id, sha256: upload.sha256 });
		return upload.photoId;
	}
	const state = ofEnum(enums.PhotoState, first);
	const place = ofEnum(enums.PhotoPlace, second);
	const { photoId } = await plantPhoto(s, { uploaderId, state, place });
	if (withObjects) await plantObjects(s, photoId);
	return photoId;
}

/** Puts somebody on the roll whom the organizers know by name alone. Returns the row's id. */
async function plantPerson(s: Scene): Promise<string> {
	const { id } = await s.db.attendance.create({
		data: { eventId: s.event.id, name: "Noor Haddad", version: 1 },
	});
	return id;
}

/** Adds a section to the event. Returns its id. */
async function plantSection({ db, event }: Scene): Promise<string> {
	const name = randomUUID();
	const data = { eventId: event.id, name, nameKey: name, position: await db.section.count() };
	return (await db.section.create({ data })).id;
}

/** Two people on the roll, and two more whose rows are merged. */
async function plantRoll(s: Scene) {
	const { mergeId } = await mergePeople(s.deps, {
		...{ eventId: s.event.id, take: {} },
		membership: { userId: s.organizer.id, role: "ORGANIZER", status: "ATTENDED" },
		people: [
			{ personId: await plantPerson(s), version: 1 },
			{ personId: await plantPerson(s), version: 1 },
		],
	});
	return { personId: await plantPerson(s), otherId: await plantPerson(s), mergeId };
}

/**
 * A list of one person, which has arrived. It is waiting only where the call needs it to, because few may wait. Returns its id.
 */
async function plantImport({ db, event }: Scene, procedure: string): Promise<string> {
	// Those that earlier calls began.
	if (procedure === "imports.begin") await db.rollImport.deleteMany({ where: { state: "OPEN" } });
	const state = /undo|recent|begin/.test(procedure) ? "APPLIED" : "OPEN";
	const { id: importId } = await db.rollImport.create({
		data: { eventId: event.id, fileName: "guests.csv", people: 1, state, createdAt: new Date() },
	});
	if (procedure !== "imports.addRows")
		await db.rollImportRow.create({ data: { importId, row: 2, name: randomUUID() } });
	return importId;
}

/** Every row but those that count calls, which those who are refused make as well, and the names of all objects. */
async function everything({ db, keys }: Scene) {
	const names = await db.$queryRaw<{ name: string }[]>`
		SELECT quote_ident(tablename) AS name FROM pg_tables
		WHERE schemaname = current_schema() AND tablename NOT IN ('RateLimit', '_prisma_migrations')
		-- Without it the order is that of the catalogue, which changes while autovacuum works.
		ORDER BY 1`;
	// One statement, because sixty calls are compared with it, several hundred times.
	const rowsOf = names.map(
		({ name }) =>
			`SELECT '${name}' AS name, jsonb_agg(to_jsonb(it) ORDER BY to_jsonb(it)) AS rows FROM ${name} it`,
	);
	return { tables: await db.$queryRawUnsafe(rowsOf.join(" UNION ALL ")), keys: await keys() };
}

/** One call that the tables say the end of. */
interface Case {
	persona: Column;
	whose: "own" | "other's";
	/** Null for a call that is not about a photo. */
	subject: Subject | null;
	expected: Answer;
}

/**
 * What the rows of a procedure say of an event in this state. Each row is tried with all of its photos in the first of its
 * events, and with one of them in the others.
 */
const casesIn = (event: EventState, procedure: string, rows: readonly Row[]): Case[] =>
	rows.flatMap(([{ own = [], others = [], event: events = everyEvent }, ...answers]) => {
		if (!events.includes(event)) return [];
		const named = [
			...own.map((subject) => ({ whose: "own", subject }) as const),
			...others.map((subject) => ({ whose: "other's", subject }) as const),
		];
		const all = named.length > 0 ? named : [{ whose: "own", subject: null } as const];
		const tried = event === events[0] ? all : all.slice(0, 1);
		const answerFor = (persona: Persona) => answers[columns.indexOf(persona)] ?? "INTERNAL";
		return tried.flatMap((one) => [
			...columns.map((persona) => ({ ...one, persona, expected: answerFor(persona) })),
			{
				...{ ...one, persona: blockedAttendee },
				expected: answerOfBlocked(procedure, one.subject, answerFor("attended attendee")),
			},
		]);
	});

/** Everybody here calls more often than a person does. */
const unlimited = ({ deps }: Scene): Scene["deps"]["limit"] => ({
	...deps.limit,
	report: async () => {},
	favourite: async () => {},
});

type AnyRouter = Parameters<typeof createCallerFactory>[0];

/** Tries everything that the rows say of this procedure. */
async function tryAll(api: AnyRouter, procedure: string, rows: readonly Row[]): Promise<void> {
	const s = await scene();
	const people = await everybody(s);
	const create = createCallerFactory(api);
	// Developing would take a second for each confirmed photo.
	const deps = { ...s.deps, jobsSoon: () => {}, limit: unlimited(s) };

	/** Only few sections fit into an event, so one that is to be added is not planted as well. */
	async function sectionFor(name: string): Promise<string | undefined> {
		if (name === "sections.add") return randomUUID();
		return name.startsWith("sections.") ? plantSection(s) : undefined;
	}
	/** What those who are refused ask for; it is planted once, because they must not change it. */
	const shared = new Map<string, Promise<unknown>>();
	function planted<T>(name: string, { expected }: Case, make: () => Promise<T>): Promise<T> {
		if (expected === "ok") return make();
		const there = shared.get(name) as Promise<T> | undefined;
		const made = there ?? make();
		shared.set(name, made);
		return made;
	}
	/** Plants what the call is about, and returns the call. */
	async function prepare(one: Case): Promise<() => Promise<unknown>> {
		const { persona, whose, subject } = one;
		const person = people[persona];
		const uploaderId = (whose === "own" && person?.id) || s.guest.id;
		const photoId = subject
			? await planted(`${subject} of ${uploaderId}`, one, () =>
					plant(s, subject, uploaderId, procedure === "photos.download"),
				)
			: randomUUID();
		const caller = create(contextOf(deps, person));
		const roll = /^(roll|invitations|door)\./.test(procedure)
			? await planted("the roll", one, () => plantRoll(s))
			: {};
		const sectionId = await planted("a section", one, () => sectionFor(procedure));
		const importId = procedure.startsWith("imports.")
			? await planted("an import", one, () => plantImport(s, procedure))
			: undefined;
		return () => callOf(caller, procedure)(inputOf(s, { photoId, ...roll, sectionId, importId }, jpeg()));
	}
	const told = ({ persona, whose, subject }: Case, answer: Answer) =>
		`${persona}${subject ? `, ${whose} ${subject}` : ""}: ${answer}`;
	async function expectAll(cases: Case[], calls: (() => Promise<unknown>)[], event: EventState) {
		const answers = await eachOf(calls, (call) => outcome(call()));
		expect(
			cases.map((one, index) => told(one, answers[index] ?? "INTERNAL")),
			event,
		).toEqual(cases.map((one) => told(one, one.expected)));
	}

	for (const event of everyEvent) {
		const cases = casesIn(event, procedure, rows);
		if (cases.length === 0) continue;
		await turnInto(s, event);
		await standAgain(s, people);
		shared.clear();
		// Without a photo the event would be gone after the first call.
		if (procedure === "events.remove") await plantPhoto(s, { uploaderId: s.guest.id });
		const refused = cases.filter(({ expected }) => expected !== "ok");
		const allowed = cases.filter(({ expected }) => expected === "ok");
		const [refusedCalls, allowedCalls] = [await eachOf(refused, prepare), await eachOf(allowed, prepare)];

		const before = await everything(s);
		await expectAll(refused, refusedCalls, event);
		expect(await everything(s), `a person who was refused changed something, ${event}`).toEqual(before);
		await expectAll(allowed, allowedCalls, event);
	}
}

/** Runs `work` for each item, a few at once, as many as there are connections to the database. */
async function eachOf<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	for (let from = 0; from < items.length; from += 10)
		results.push(...(await Promise.all(items.slice(from, from + 10).map(work))));
	return results;
}

const rowsOf = (all: Readonly<Record<string, Table<string>>>) =>
	Object.entries(all).flatMap(([noun, table]) =>
		Object.entries(table).map(([name, rows]) => [`${noun}.${name}`, rows] as const),
	);

test.each(rowsOf(tables))("who may call %s", (procedure, rows) => tryAll(appRouter, procedure, rows));

test.each(rowsOf({ ladder }))("whom the rung %s admits", (procedure, rows) =>
	tryAll(ladderRouter, procedure, rows),
);

test("every procedure answers an ended session as it answers somebody who is signed out", async () => {
	const s = await scene();
	await endSessions(s.deps, { userId: s.organizer.id });
	const { caller } = contextOf(s.deps, s.organizer);
	const api = createCallerFactory(appRouter)({
		deps: s.deps,
		// The cookie is still there.
		caller: { ...caller, session: async () => null },
	});
	const input = inputOf(s, { photoId: randomUUID() }, jpeg());
	for (const [procedure, [row]] of rowsOf(tables)) {
		const [, signedOut] = row ?? [];
		expect([procedure, await outcome(callOf(api, procedure)(input))]).toEqual([procedure, signedOut]);
	}
});

describe("the tables are complete", () => {
	const api = universeOf(appRouter);
	/** The gaps if the table of photos were another one. */
	const gapsWith = (other: Table<string>) => gaps({ ...tables, photos: other }, api);

	test("every procedure has an answer for every person, photo and event", () => {
		expect(gaps(tables, api)).toEqual([]);
		expect(gaps({ ladder }, universeOf(ladderRouter))).toEqual([]);
		expect(api.procedures.get("photos.byId")).toEqual(["photoId"]);
		expect(api.procedures.get("photos.gone")).toEqual(["eventId", "photoIds"]);
		expect(api.procedures.get("curate.decide")).toContain("photoId");
		expect(api.procedures.get("takeHome.list")).toContain("photoIds");
	});

	test("a procedure without a row is a gap, and so is a row without a procedure", () => {
		const frames = router({ hang: organizer.query(() => null) });
		const planted = router({
			account: accountRouter,
			curate: curateRouter,
			door: doorRouter,
			events: eventsRouter,
			imports: importsRouter,
			invitations: invitationsRouter,
			log: logRouter,
			operations: operationsRouter,
			photos: photosRouter,
			roll: rollRouter,
			sections: sectionsRouter,
			signIn: signInRouter,
			takeHome: takeHomeRouter,
			venue: venueRouter,
			frames,
		});
		expect(gaps(tables, universeOf(planted))).toEqual(["frames.hang: there is no row"]);
		expect(gapsWith({ ...photos, byId: [] })).toEqual(["photos.byId: there is no row"]);
		expect(gapsWith({ ...photos, frame: photos.byId })).toEqual(["photos.frame is not a procedure"]);
		// @ts-expect-error The table of a noun does not compile without one of its procedures, either.
		const table: TableOf<"events"> = { mine: events.mine };
		expect(gaps({ ...tables, events: table }, api)).toContain("events.bySlug: there is no row");
	});

	test("a role or a status that the schema gains is a gap", () => {
		const { AttendanceRole: roles, AttendanceStatus: statuses } = enums;
		const caterers = { ...enums, AttendanceRole: { ...roles, CATERER: "CATERER" } };
		expect(gaps(tables, universeOf(appRouter, caterers))).toEqual([
			"there is no column for: invited caterer",
			"there is no column for: registered caterer",
			"there is no column for: attended caterer",
		]);
		const walkIns = { ...enums, AttendanceStatus: { ...statuses, WALK_IN: "WALK_IN" } };
		expect(gaps(tables, universeOf(appRouter, walkIns))).toHaveLength(3);
	});

	test("a row with an answer too few is a gap", () => {
		const [where, ...answers] = events.mine[0] ?? [];
		// @ts-expect-error It does not compile, either.
		const short: Row = [where, ...answers.slice(1)];
		expect(gaps({ ...tables, events: { ...events, mine: [short] } }, api)).toEqual([
			"events.mine: a row is too short or too long",
		]);
	});

	test("a state or place of a photo or a state of an upload that the schema gains is a gap in each procedure about a photo", () => {
		const { PhotoPlace: places, PhotoState: states, UploadState: uploads } = enums;
		const lost = universeOf(appRouter, { ...enums, PhotoState: { ...states, LOST: "LOST" } });
		const found = gaps(tables, lost);
		expect(found).toContain("photos.byId: no row for own: lost shown");
		expect(found).toContain("photos.remove: no row for others: lost hidden");
		const about = [...api.procedures].filter(([, ids]) => namesPhotos(ids));
		expect(found).toHaveLength(6 * about.length);
		const withheld = universeOf(appRouter, { ...enums, PhotoPlace: { ...places, WITHHELD: "WITHHELD" } });
		expect(gaps(tables, withheld)).toContain("photos.byId: no row for others: ready withheld");
		const late = universeOf(appRouter, { ...enums, UploadState: { ...uploads, LATE: "LATE" } });
		expect(gaps(tables, late)).toContain("photos.confirm: no row for own: late upload");
	});

	test("a row about a state that is left out is a gap", () => {
		const noUploads = { ...photos, byId: photos.byId.slice(0, -1) };
		expect(gapsWith(noUploads)).toContain("photos.byId: no row for others: pending upload");
		const neverClosed = { ...photos, initiateUpload: photos.initiateUpload.slice(0, -1) };
		expect(gapsWith(neverClosed)).toEqual([
			"photos.initiateUpload: no row for an event that is closed, approval after",
			"photos.initiateUpload: no row for an event that is closed, approval before",
		]);
	});

	test("a row about a state is a gap also where the photos are deep in the input, or need not be named", () => {
		const withoutStates = (rows: readonly Row[]) =>
			rows.map(([{ own: _own, others: _others, ...where }, ...answers]): Row => [where, ...answers]);
		const found = gaps(
			{
				...tables,
				curate: { ...curate, decide: withoutStates(curate.decide) },
				photos: { ...photos, setSection: withoutStates(photos.setSection) },
				takeHome: { ...takeHome, list: withoutStates(takeHome.list) },
			},
			api,
		);
		for (const procedure of ["curate.decide", "photos.setSection", "takeHome.list"])
			expect(found).toContain(`${procedure}: no row for own: ready shown`);
		const input = z.object({ of: z.object({ photos: z.array(z.object({ id: z.uuid() })) }).optional() });
		const frames = router({ hang: organizer.input(input).query(() => null) });
		expect(gaps({ frames: { hang: ladder.organizer } }, universeOf(router({ frames })))).toContain(
			"frames.hang: no row for others: failed hidden",
		);
	});

	test("a way of approval that the schema gains is a gap", () => {
		const { ModerationMode: modes } = enums;
		const voted = universeOf(appRouter, { ...enums, ModerationMode: { ...modes, BY_VOTE: "BY_VOTE" } });
		expect(gaps(tables, voted)).toContain("photos.list: no row for an event that is open, approval by_vote");
	});

	test("a procedure about something that the tables have no states for is a gap", () => {
		const frames = router({ hang: organizer.input(z.object({ frameId: z.uuid() })).query(() => null) });
		const table: Table<"hang"> = { hang: ladder.organizer };
		expect(gaps({ frames: table }, universeOf(router({ frames })))).toEqual([
			"frames.hang: the tables do not know what frameId can be the id of",
		]);
	});
});

test("a list shows an attendee nothing of another event", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });

	expect((await s.as(s.guest).photos.list({ eventId: s.event.id })).photos).toEqual([]);
	expect(await outcome(s.as(s.guest).photos.byId({ photoId }))).toBe("PHOTO_NOT_FOUND");
	expect(await outcome(s.as(s.organizer).photos.byId({ photoId }))).toBe("PHOTO_NOT_FOUND");
});
