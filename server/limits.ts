/**
 * The server's limits in one place. The numbers that an operator may change come from the environment
 * (server/env.js). The limits that the browser checks as well are in rules/.
 */
import { decideMax } from "@/rules/curate";
import { eventsPerDay } from "@/rules/events";
import { importRowsMax } from "@/rules/imports";
import { listMaxBytes, listMaxColumns, listMaxRows, listUnpackedMaxBytes } from "@/rules/lists";
import { sectionBulkMax, sectionsPerEvent } from "@/rules/sections";
import { emailLinkMinutes } from "@/rules/sign-in";
import { env } from "./env.js";

/**
 * What developing one photo may cost (./images/process/messages.ts). The largest photos that cameras make take about
 * fifteen seconds and 0.8 GB.
 */
const photoBudget: Readonly<Record<"cpuSeconds" | "workSeconds" | "memoryBytes", number>> = {
	cpuSeconds: 60,
	workSeconds: 120,
	memoryBytes: 1_200_000_000,
};

/** Attempts at sending one invitation while the mail server does not answer, in three quarters of an hour, and how long one may take. */
const invitation: Readonly<Record<"attempts" | "seconds", number>> = { attempts: 12, seconds: 120 };

const importPhotos: number = 2_000;
const doorSearchesInTenSeconds: number = 60;
const doorPressesPerMinute: number = 120;

const venueEntriesPerMinute: number = 60;

const packagePagesInTenMinutes: number = 1_000;
const packagePhotosInTenMinutes: number = 100_000;

const importsInTenMinutes: number = 120;
const importPartsInTenMinutes: number = 10_000;

const reportsPerHour: number = 30;
const favouritesPerMinute: number = 120;

export const limits = {
	/** Bytes that one original may have. */
	photoBytes: env.MAX_PHOTO_BYTES,
	/** Photos and open intents that one person may have in one event. */
	photosPerPerson: env.MAX_PHOTOS_PER_PERSON,
	/**
	 * initiateUpload calls per minute, for one person in one event. They are counted per person and not per network
	 * address, because everybody at a venue shares one address. It only stops a script: a queue that adds as many photos
	 * as a person may have, and signs each of them twice, stays below the default. What a person can take is bounded by
	 * their quota.
	 */
	uploadsPerMinute: env.UPLOADS_PER_MINUTE,
	/**
	 * API calls that one process works on at once; the rest are answered SERVER_BUSY. The default is ten calls for
	 * each of the pool's ten connections (server/db/client.ts). Each of the ten may then hold the connection for a
	 * second before the last one waits longer than ten seconds, after which a transaction fails
	 * (server/db/pool-options.ts).
	 */
	callsInFlight: env.MAX_CALLS_IN_FLIGHT,
	/** Seconds during which a PUT may be started with a signed URL. */
	putUrlSeconds: 10 * 60,
	/**
	 * Seconds that an intent waits for its object after its URL was last signed. This leaves time for a slow PUT
	 * that was started at the last moment.
	 */
	intentSeconds: 60 * 60,
	/** Seconds that an ended intent is kept, so that a sweep still finds an object that arrives late. */
	tombstoneSeconds: 24 * 60 * 60,
	/** Seconds for which an image URL stays the same. The URL works for one to two times as long. */
	imageUrlWindowSeconds: 4 * 60 * 60,
	/** Seconds for which a cursor of the change feed works. After that, its page loads everything again. */
	changesCursorSeconds: 4 * 60 * 60,
	/**
	 * Seconds that a change is kept. This leaves time for a transaction that commits long after it wrote its changes, and
	 * for a sweep that is early.
	 */
	changesKeptSeconds: 24 * 60 * 60,
	/**
	 * Changes that one answer of the feed is made of, for pages that can take many at once. If there are more, the page loads
	 * everything again.
	 */
	changesOfMany: 5_000,
	/** The same for pages that were opened before the last deploy, which take each photo by itself. */
	changesPerAnswer: 1_000,
	/**
	 * How often one person may ask one process for changes in ten seconds. A page that is visible asks five times, so this
	 * is twenty of them.
	 */
	changesAskedInTenSeconds: 100,
	/**
	 * How often one person may search at a door in ten seconds, by one process. The page asks once when a person stops typing
	 * for a moment, and again when the roll changes.
	 */
	doorSearchesInTenSeconds,
	/** What one person may change at a door in a minute: people they check in, walk-ins, companions, what they undo, and the door itself. */
	doorPressesPerMinute,
	/** Seconds an e-mail link works. */
	emailLinkSeconds: emailLinkMinutes * 60,
	/** E-mail links sent to one e-mail address in `emailLinkSeconds`. */
	emailLinksPerAddress: 5,
	/**
	 * E-mail links requested from one network address in `emailLinkSeconds`. This is far above what a venue full of
	 * guests needs, because it only has to stop a script.
	 */
	emailLinksPerNetwork: 300,
	/**
	 * The same for people who have scanned the right code of an event: of one event, and of all events together. They do not
	 * count toward `emailLinksPerNetwork`, which somebody without a code can use up.
	 */
	emailLinksPerVenue: 600,
	emailLinksWithCodes: 900,
	/**
	 * Wrong venue codes that one person may try in `wrongCodesSeconds`, in all events together. With this, nobody finds a code by
	 * guessing (docs/decisions/0054).
	 */
	wrongCodes: 10,
	wrongCodesSeconds: 2 * 60 * 60,
	/** How often one person may come with a code, right or wrong, in a minute, by one process. */
	venueEntriesPerMinute,
	/** Events that one person may make in 24 hours. */
	eventsPerDay,
	/** Photos that one person may report in an hour, in all events together. */
	reportsPerHour,
	/** How often one person may add a favourite or take one away, in a minute. */
	favouritesPerMinute,
	/**
	 * Pages of packages that one person may list, and photos of packages that one process signs for them, in ten minutes. Both
	 * are several packages of twenty thousand photos with each URL signed again.
	 */
	packagePagesInTenMinutes,
	packagePhotosInTenMinutes,
	/** Sections that one event may have. */
	sectionsPerEvent,
	/** What a list that an organizer imports may have. The browser reads it, and refuses what is above. */
	list: {
		bytes: listMaxBytes,
		unpackedBytes: listUnpackedMaxBytes,
		rows: listMaxRows,
		columns: listMaxColumns,
	},
	/** Photos whose section one call may change. */
	sectionBulkMax,
	/** Rows that one list may have. */
	importRows: importRowsMax,
	/** Lists that are being read into one event's roll and were not applied. Each may have that many rows. */
	openImports: 5,
	/** Seconds after which a list that was never compared no longer counts towards them: its tab was closed. */
	openImportSeconds: 10 * 60,
	/** How often one person may begin, compare, apply or undo a list, and the parts that one process takes of them, in ten minutes. */
	importsInTenMinutes,
	importPartsInTenMinutes,
	/** Photos that one list may hide or remove, with the people who lose the right to add any. Each is an entry of the audit. */
	importPhotos,
	/** Seconds that the rows of a list and their comparison are kept. */
	importRowsSeconds: 24 * 60 * 60,
	/** Seconds for which an import can be undone. After that, what it changed is forgotten. */
	importUndoSeconds: 30 * 24 * 60 * 60,
	/** Photos that one decision can name one by one. */
	decideMax,
	/** Seconds for which a decision can be undone. After that, what undoing needs is forgotten. */
	decisionUndoSeconds: 30 * 24 * 60 * 60,
	/** E-mails to people on rolls that one organizer may send in 24 hours, in all events together. */
	invitationsPerOrganizer: env.INVITATIONS_PER_ORGANIZER,
	/** E-mails to people on one roll in 24 hours, of all its organizers together. */
	invitationsPerEvent: env.INVITATIONS_PER_EVENT,
	invitation,
	/** Seconds that a photo may wait for developing until operators are warned, and that may pass without a sweep. */
	developLateSeconds: 15 * 60,
	sweepLateSeconds: 60 * 60,
	/** Seconds after which an unused session ends. */
	sessionIdleSeconds: 30 * 24 * 60 * 60,
	/** Seconds after which a session ends even if it is in use. */
	sessionSeconds: 90 * 24 * 60 * 60,
	/**
	 * Bytes of a request's body, on every route. The largest body that the browser sends is a batch of announced
	 * photos, which components/trpc/client.tsx keeps below this limit. Photos themselves go to the store.
	 */
	requestBytes: 64_000,
	/** Seconds until a request's body must have arrived. */
	requestSeconds: 10,
	/** Levels of nested objects and arrays in one call's input. */
	inputDepth: 20,
	/** Values in one call's input that are annotated as a date or as undefined. */
	inputAnnotations: 100,
	/** Attempts at developing before a photo becomes FAILED. */
	developAttempts: 3,
	photoBudget,
	/** How many times a day a photo that could not be developed may be replaced by adding the same file again. */
	replacementsPerDay: 3,
} as const;

export type Limits = typeof limits;
