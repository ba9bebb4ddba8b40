/**
 * Who may do what, for every procedure and every kind of person. A procedure that is missing from the table fails
 * a test below. When a person is refused, no row and no object changes.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "@/server/errors";
import { appRouter } from "@/server/routers/_app";
import { eventsRouter } from "@/server/routers/events";
import { photosRouter } from "@/server/routers/photos";
import { router, signedIn } from "@/server/routers/trpc";
import { outcome } from "./setup/outcome";
import { announced, jpeg, plantObjects, plantPhoto, plantUpload, type Scene } from "./setup/photos";
import { scene } from "./setup/scene";

type Api = ReturnType<Scene["as"]>;
type Persona = keyof Scene["personas"];
type Answer = ErrorCode | "ok";
type Row = [procedure: string, whose: Whose, ...answers: Answer[]];

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const noPhoto = "PHOTO_NOT_FOUND";
const noUpload = "UPLOAD_NOT_FOUND";
const offRoll = "NOT_ON_THE_ROLL";
const notYours = "NOT_YOUR_PHOTO";
const noHiding = "ORGANIZERS_ONLY";

// biome-ignore format: a table is read by its columns
const personas = /* ------------------------------- */ ["anonymous", "stranger", "invited", "registered", "attended", "takenOffRoll", "organizer", "foreignOrganizer"] as const satisfies Persona[];
// biome-ignore format: a table is read by its columns
const table = [
	["events.mine",          "",                        signIn,      ok,         ok,        ok,           ok,         ok,             ok,          ok      ],
	["events.bySlug",        "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.list",          "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.latest",        "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.gone",          "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.live",          "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.uploaders",     "",                        signIn,      noEvent,    ok,        ok,           ok,         noEvent,        ok,          noEvent ],
	["photos.initiateUpload","",                        signIn,      offRoll,    offRoll,   offRoll,      ok,         offRoll,        ok,          offRoll ],

	["photos.confirm",       "own upload",              signIn,      offRoll,    offRoll,   offRoll,      ok,         offRoll,        ok,          offRoll ],
	["photos.confirm",       "own photo",               signIn,      offRoll,    offRoll,   offRoll,      ok,         offRoll,        ok,          offRoll ],
	["photos.confirm",       "other's upload",          signIn,      noUpload,   noUpload,  noUpload,     noUpload,   noUpload,       noUpload,    noUpload],
	["photos.confirm",       "other's photo",           signIn,      noUpload,   noUpload,  noUpload,     noUpload,   noUpload,       noUpload,    noUpload],

	["photos.byId",          "own photo",               signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.byId",          "own hidden photo",        signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.byId",          "other's photo",           signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.byId",          "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.byId",          "other's developing photo",signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.byId",          "other's failed photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.byId",          "other's upload",          signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],

	["photos.around",        "own photo",               signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.around",        "own hidden photo",        signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.around",        "other's photo",           signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.around",        "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.around",        "other's developing photo",signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.around",        "other's failed photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.around",        "other's upload",          signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],

	["photos.download",      "own photo",               signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.download",      "other's photo",           signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.download",      "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.download",      "other's developing photo",signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],
	["photos.download",      "other's upload",          signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],

	["photos.update",        "own photo",               signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.update",        "other's photo",           signIn,      noPhoto,    notYours,  notYours,     notYours,   noPhoto,        ok,          noPhoto ],
	["photos.update",        "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],

	["photos.remove",        "own photo",               signIn,      noPhoto,    ok,        ok,           ok,         noPhoto,        ok,          noPhoto ],
	["photos.remove",        "other's photo",           signIn,      noPhoto,    notYours,  notYours,     notYours,   noPhoto,        ok,          noPhoto ],
	["photos.remove",        "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.remove",        "other's upload",          signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],

	["photos.setHidden",     "own photo",               signIn,      noPhoto,    noHiding,  noHiding,     noHiding,   noPhoto,        ok,          noPhoto ],
	["photos.setHidden",     "own hidden photo",        signIn,      noPhoto,    noHiding,  noHiding,     noHiding,   noPhoto,        ok,          noPhoto ],
	["photos.setHidden",     "other's photo",           signIn,      noPhoto,    noHiding,  noHiding,     noHiding,   noPhoto,        ok,          noPhoto ],
	["photos.setHidden",     "other's hidden photo",    signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        ok,          noPhoto ],
	["photos.setHidden",     "other's upload",          signIn,      noPhoto,    noPhoto,   noPhoto,      noPhoto,    noPhoto,        noPhoto,     noPhoto ],
	["signIn.sendEmailLink", "",                        ok,          ok,         ok,        ok,           ok,         ok,             ok,          ok      ],
	["signIn.endSessions",   "",                        signIn,      ok,         ok,        ok,           ok,         ok,             ok,          ok      ],
] satisfies Row[];

type Whose =
	| ""
	| `${"own" | "other's"} ${"upload" | "photo" | "hidden photo" | "developing photo" | "failed photo"}`;

const calls: Record<string, (api: Api, s: Scene, photoId: string) => Promise<unknown>> = {
	"events.mine": (api) => api.events.mine(),
	"events.bySlug": (api, s) => api.events.bySlug({ slug: s.event.slug }),
	"photos.list": (api, s) => api.photos.list({ eventId: s.event.id }),
	"photos.latest": (api, s) => api.photos.latest({ eventId: s.event.id }),
	"photos.gone": (api, s) => api.photos.gone({ eventId: s.event.id, photoIds: [s.event.id] }),
	"photos.live": (api, s) => api.photos.live({ eventId: s.event.id }),
	"photos.uploaders": (api, s) => api.photos.uploaders({ eventId: s.event.id }),
	"photos.initiateUpload": (api, s) =>
		api.photos.initiateUpload({ eventId: s.event.id, ...announced(jpeg()) }),
	"photos.confirm": (api, _, photoId) => api.photos.confirm({ photoId }),
	"photos.byId": (api, _, photoId) => api.photos.byId({ photoId }),
	"photos.around": (api, _, photoId) => api.photos.around({ photoId }),
	"photos.download": (api, _, photoId) => api.photos.download({ photoId }),
	"photos.update": (api, _, photoId) => api.photos.update({ photoId, title: "Renamed" }),
	"photos.remove": (api, _, photoId) => api.photos.remove({ photoId }),
	"photos.setHidden": (api, _, photoId) => api.photos.setHidden({ photoId, hidden: true }),
	// A new address each time, because the number of links to one address is limited.
	"signIn.sendEmailLink": (api) => api.signIn.sendEmailLink({ email: `${randomUUID()}@guests.test` }),
	"signIn.endSessions": (api) => api.signIn.endSessions(),
};

const states = { developing: "DEVELOPING", failed: "FAILED" } as const;

/**
 * Creates the photo or upload that the call is about. A signed-out person owns none, so it belongs to somebody
 * else.
 */
async function plant(s: Scene, persona: Persona, whose: Whose): Promise<string> {
	if (whose === "") return "";
	const [owner, ...what] = whose.split(" ");
	const uploaderId = (owner === "own" && s.personas[persona]?.id) || s.guest.id;
	if (what[0] === "upload") return (await plantUpload(s, { uploaderId })).photoId;
	const state = what[0] === "developing" || what[0] === "failed" ? states[what[0]] : "READY";
	return (await plantPhoto(s, { uploaderId, state, hidden: what[0] === "hidden" })).photoId;
}

async function everything({ db, keys }: Scene) {
	const orderBy = { id: "asc" } as const;
	return {
		uploads: await db.upload.findMany({ orderBy }),
		photos: await db.photo.findMany({ orderBy }),
		audit: await db.auditEntry.count(),
		removals: await db.objectRemoval.count(),
		keys: await keys(),
	};
}

describe("who may do what", () => {
	test.each<Row>(table)("%s %s", async (procedure, whose, ...expected) => {
		const s = await scene();
		const answers: Partial<Record<Persona, Answer>> = {};
		for (const persona of personas) {
			const photoId = await plant(s, persona, whose);
			// A download needs the object to exist.
			if (procedure === "photos.download" && whose.endsWith("photo")) await plantObjects(s, photoId);
			const before = await everything(s);

			const answer = await outcome(
				calls[procedure]?.(s.as(s.personas[persona]), s, photoId) ?? Promise.reject(),
			);

			answers[persona] = answer;
			await s.settled();
			if (answer !== "ok") expect(await everything(s), `${persona} changed something`).toEqual(before);
		}
		expect(answers).toEqual(
			Object.fromEntries(personas.map((persona, column) => [persona, expected[column]])),
		);
	});
});

describe("the table is complete", () => {
	const inTable = new Set<string>(table.map(([procedure]) => procedure));
	const proceduresOf = ({ _def }: { _def: { procedures: object } }) => Object.keys(_def.procedures).sort();
	const missing = (of: { _def: { procedures: object } }) =>
		proceduresOf(of).filter((name) => !inTable.has(name));

	test("every procedure of the API has a row, and every row has a procedure", () => {
		expect(missing(appRouter)).toEqual([]);
		expect([...inTable].sort()).toEqual(proceduresOf(appRouter));
	});

	test("a procedure without a row is noticed", () => {
		const walls = router({ open: signedIn.query(() => null) });
		expect(missing(router({ events: eventsRouter, photos: photosRouter, walls }))).toEqual(["walls.open"]);
	});

	test("every row has an answer for every kind of person", () => {
		for (const [, , ...answers] of table) expect(answers).toHaveLength(personas.length);
	});
});

test("a list shows an attendee nothing of another event", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });

	expect((await s.as(s.guest).photos.list({ eventId: s.event.id })).photos).toEqual([]);
	expect(await outcome(s.as(s.guest).photos.byId({ photoId }))).toBe("PHOTO_NOT_FOUND");
	expect(await outcome(s.as(s.organizer).photos.byId({ photoId }))).toBe("PHOTO_NOT_FOUND");
});
