/**
 * The words of the authorization tables, and the check that they leave nothing out. Which people, photos and events there
 * are comes from the enums of the schema, so a new role or state is a gap until the tables have an answer for it.
 */
import type { inferRouterInputs } from "@trpc/server";
import { z } from "zod";
import {
	AttendanceRole,
	AttendanceStatus,
	ModerationMode,
	PhotoPlace,
	PhotoState,
	UploadState,
} from "@/prisma/generated/enums";
import type { ErrorCode } from "@/server/errors";
import type { AppRouter } from "@/server/routers/_app";

export const enums = {
	AttendanceRole,
	AttendanceStatus,
	ModerationMode,
	PhotoPlace,
	PhotoState,
	UploadState,
};
const uploadWindows = ["not open yet", "open", "closed"] as const;

export type Persona =
	| "signed out"
	| "stranger"
	| "taken off the roll"
	| `${Lowercase<AttendanceStatus>} ${Lowercase<AttendanceRole>}`
	| "organizer of another event";

/** What an id that is passed as a photo's can be the id of. */
export type Subject =
	| `${Lowercase<PhotoState>} ${Lowercase<PhotoPlace>}`
	| `${Lowercase<UploadState>} upload`
	| "removed";

export type EventState = `${(typeof uploadWindows)[number]}, approval ${Lowercase<ModerationMode>}`;

// biome-ignore format: the columns of the tables
export const columns = [
	"signed out", "stranger", "taken off the roll",
	"invited attendee", "registered attendee", "attended attendee",
	"invited steward", "registered steward", "attended steward",
	"invited organizer", "registered organizer", "attended organizer",
	"organizer of another event",
] as const satisfies readonly Persona[];

export type Answer = ErrorCode | "ok";

/** Somebody who attended and whose uploads an organizer has blocked. */
export const blockedAttendee = "blocked attendee";

/**
 * How they are answered: like somebody who attended, except where this says something else. A procedure that is not named here
 * is one that a block does not concern.
 */
export function answerOfBlocked(procedure: string, subject: Subject | null, answer: Answer): Answer {
	if (procedure === "photos.initiateUpload") return "UPLOADS_BLOCKED";
	const isOwnUpload = subject?.endsWith("upload") && answer !== "UPLOAD_NOT_FOUND";
	return procedure === "photos.confirm" && isOwnUpload ? "UPLOADS_BLOCKED" : answer;
}

interface Where {
	/** The caller added it. Nobody adds a photo signed out, so for that column it is somebody else's. */
	own?: readonly Subject[];
	/** Somebody else who attended added it. */
	others?: readonly Subject[];
	/** The row is true in these events. Without it, in each of `everyEvent`. */
	event?: readonly EventState[];
}

/** One answer for each column. */
export type Row = readonly [where: Where, ...answers: Answers<typeof columns>];
type Answers<Columns extends readonly Persona[]> = { [Column in keyof Columns]: Answer };

/** The rows of each procedure of a router. */
export type Table<Procedure extends string> = Readonly<Record<Procedure, readonly Row[]>>;

/** The table of a noun of the API: it does not compile without one of the noun's procedures. */
export type TableOf<Noun extends keyof Inputs> = Table<keyof Inputs[Noun] & string>;
type Inputs = inferRouterInputs<AppRouter>;

export const everyEvent = [
	"open, approval after",
	"open, approval before",
	"not open yet, approval after",
	"not open yet, approval before",
	"closed, approval after",
	"closed, approval before",
] as const satisfies readonly EventState[];

/** What the tables must cover. */
export interface Universe {
	/** For each procedure the ids that its input can contain. */
	procedures: ReadonlyMap<string, readonly string[]>;
	personas: readonly string[];
	subjects: readonly string[];
	events: readonly string[];
}

type Enum = Readonly<Record<string, string>>;
type Enums = Readonly<Record<keyof typeof enums, Enum>>;
interface AnyRouter {
	_def: { procedures: object };
}

const words = (values: Enum) => Object.values(values).map((value) => value.toLowerCase());
const pairs = (first: readonly string[], second: readonly string[], between = " ") =>
	first.flatMap((one) => second.map((other) => `${one}${between}${other}`));

export function universeOf(router: AnyRouter, known: Enums = enums): Universe {
	const procedures = Object.entries(routerProcedures.parse(router._def.procedures));
	return {
		procedures: new Map(procedures.map(([name, { _def }]) => [name, idsOf(_def.inputs)] as const)),
		personas: [
			...["signed out", "stranger", "taken off the roll", "organizer of another event"],
			...pairs(words(known.AttendanceStatus), words(known.AttendanceRole)),
		],
		subjects: [
			...pairs(words(known.PhotoState), words(known.PhotoPlace)),
			...pairs(words(known.UploadState), ["upload"]),
			"removed",
		],
		events: pairs(uploadWindows, words(known.ModerationMode), ", approval "),
	};
}

/** Procedures by their whole names, which is how tRPC keeps them at run time. */
const routerProcedures = z.record(
	z.string(),
	z.custom<{ _def: { inputs: z.ZodType[] } }>((value) => typeof value === "function"),
);

/** A JSON schema: its `properties`, and parts that may be or contain others. */
const schemaNode = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });

/** The names of the ids in a procedure's input, however deep and whether or not it needs them: "photoId", also for `photos: [{ id }]`. */
function idsOf(inputs: readonly z.ZodType[]): string[] {
	const names = new Set<string>();
	const look = (node: unknown, owner: string): void => {
		const { success, data } = schemaNode.safeParse(node);
		if (!success) return;
		const { properties = {}, ...parts } = data;
		for (const [name, inner] of Object.entries(properties)) {
			const whole = name === "id" ? `${owner.replace(/s$/, "")}Id` : name;
			if (/^slug$|Ids?$/.test(whole)) names.add(whole);
			look(inner, name);
		}
		for (const part of Object.values(parts).flat()) look(part, owner);
	};
	for (const input of inputs) look(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }), "");
	return [...names];
}

/** Whether a procedure is about photos. */
export const namesPhotos = (ids: readonly string[]) => ids.includes("photoId") || ids.includes("photoIds");

/** What the tables leave out, and what they name without need. An empty list means that they are complete. */
export function gaps(tables: Readonly<Record<string, Table<string>>>, universe: Universe): string[] {
	const rows = new Map<string, readonly Row[]>(
		Object.entries(tables).flatMap(([noun, table]) =>
			Object.entries(table).map(([name, of]) => [`${noun}.${name}`, of] as const),
		),
	);
	const unknown = [...rows.keys()].filter((name) => !universe.procedures.has(name));
	return [
		...unknown.map((name) => `${name} is not a procedure`),
		...missing(columns, universe.personas).map((persona) => `there is no column for: ${persona}`),
		...[...universe.procedures].flatMap(([name, ids]) =>
			gapsOf(rows.get(name) ?? [], ids, universe).map((gap) => `${name}: ${gap}`),
		),
	];
}

function gapsOf(rows: readonly Row[], ids: readonly string[], universe: Universe): string[] {
	if (rows.length === 0) return ["there is no row"];
	const wheres = rows.map(([where]) => where);
	const found = ids
		.filter((id) => !subjectIds.includes(id))
		.map((id) => `the tables do not know what ${id} can be the id of`);
	if (rows.some((row) => row.length !== columns.length + 1)) found.push("a row is too short or too long");
	if (ids.length > 0) {
		const events = wheres.flatMap(({ event = everyEvent }) => event);
		found.push(...missing(events, universe.events).map((event) => `no row for an event that is ${event}`));
	}
	if (namesPhotos(ids)) {
		for (const whose of ["own", "others"] as const) {
			const subjects = wheres.flatMap((where) => where[whose] ?? []);
			found.push(...missing(subjects, universe.subjects).map((subject) => `no row for ${whose}: ${subject}`));
		}
	}
	return found;
}

/** The ids that the tables have subjects for. */
const subjectIds: readonly string[] = [
	...[
		"photoId",
		"photoIds",
		"personId",
		"personIds",
		"uploaderId",
		"forId",
		"guardianId",
		"mergeId",
		"importId",
		"lineIds",
		"requestIds",
		"sectionId",
		"eventId",
		"slug",
	],
];

const missing = (named: readonly string[], all: readonly string[]) =>
	all.filter((one) => !named.includes(one));
