/**
 * Every limit in one place. The numbers an operator may change come from the environment (server/env.js);
 * those the browser checks as well are in server/routers/photos.schema.ts.
 */
import { env } from "./env.js";

/** What developing one photo may cost (./images/process/messages.ts); the largest honest ones take some fifteen seconds and 0.8 GB. */
const photoBudget: Readonly<Record<"cpuSeconds" | "workSeconds" | "memoryBytes", number>> = {
	cpuSeconds: 60,
	workSeconds: 120,
	memoryBytes: 1_200_000_000,
};

export const limits = {
	/** Bytes of one original. */
	photoBytes: env.MAX_PHOTO_BYTES,
	/** Photos and open intents of one person in one event. */
	photosPerPerson: env.MAX_PHOTOS_PER_PERSON,
	/** initiateUpload calls of one person in one event, per minute. By person, never by address: a venue shares one. */
	uploadsPerMinute: env.UPLOADS_PER_MINUTE,
	/**
	 * Calls of the API that one process works on at once; the rest are answered SERVER_BUSY. Ten for each of the pool's ten
	 * connections (server/db/client.ts): each may hold its connection for a second before the last waits longer than the ten
	 * seconds after which a transaction is given up (server/db/pool-options.ts).
	 */
	callsInFlight: env.MAX_CALLS_IN_FLIGHT,
	/** Seconds a PUT may be started with a signed URL. */
	putUrlSeconds: 10 * 60,
	/** Seconds an intent waits for its object after the last signing: a slow PUT that began at the last moment fits in. */
	intentSeconds: 60 * 60,
	/** Seconds an ended intent is remembered, so that a straggling object is still found by a sweep. */
	tombstoneSeconds: 24 * 60 * 60,
	/** Seconds in which an image URL stays the same; it works for one to two of these. */
	imageUrlWindowSeconds: 4 * 60 * 60,
	/** Seconds an e-mail link works. */
	emailLinkSeconds: 15 * 60,
	/** E-mail links to one address in the time one of them works. */
	emailLinksPerAddress: 5,
	/** The same from one network address. Far above what a venue full of guests needs: it only stops a machine. */
	emailLinksPerNetwork: 300,
	/** Seconds after which a session that nobody uses is over. */
	sessionIdleSeconds: 30 * 24 * 60 * 60,
	/** Seconds after which a session is over however much it is used. */
	sessionSeconds: 90 * 24 * 60 * 60,
	/**
	 * Bytes of one request's body, on every route. The largest that the browser makes is a batch of announced photos, which
	 * components/trpc/client.tsx keeps below this. Photos themselves go to the store.
	 */
	requestBytes: 64_000,
	/** Seconds in which a request's body has to arrive. */
	requestSeconds: 10,
	/** Levels of objects and arrays in one call's input. */
	inputDepth: 20,
	/** Values of one call's input that are annotated as a date or as undefined. */
	inputAnnotations: 100,
	/** Times developing is tried before a photo counts as FAILED. */
	developAttempts: 3,
	photoBudget,
	/** Times in a day that a photo which could not be developed may be tried again by adding the same file. */
	replacementsPerDay: 3,
} as const;

export type Limits = typeof limits;
