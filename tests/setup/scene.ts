/**
 * The scene of most tests: one event with a roll, in this file's database and bucket; the database is emptied
 * first. It has a person of every kind, and `as(person)` calls the API as that person.
 */
import { afterAll } from "vitest";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import type { Deps } from "@/server/deps";
import { limits } from "@/server/limits";
import type { Mail } from "@/server/mail/mailer";
import { makeRateLimits } from "@/server/rate-limits/rate-limits";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { makeS3Store } from "@/server/storage/s3-store";
import { makeLog } from "@/server/telemetry/log";
import type { InitiatedUpload } from "@/server/uploads/initiate-upload";
import { contextOf } from "./context";
import { emptyDatabase, openDatabase } from "./database";
import { openBucket } from "./store";

interface SceneOptions {
	/** Whether the guest's membership is ATTENDED (the default) or REGISTERED. */
	attended?: boolean;
	/** Fields of the event that replace the defaults; by default its upload window is open. */
	event?: Partial<{
		slug: string;
		name: string;
		uploadsOpenAt: Date;
		uploadsCloseAt: Date | null;
		moderation: "AFTER" | "BEFORE";
		timezone: string;
		startsAt: Date;
		endsAt: Date;
	}>;
	limits?: Partial<Deps["limits"]>;
	/** Who may make events; by default only people whom the operator named. */
	eventCreators?: string;
	/** Who runs the install; by default nobody. */
	operators?: string;
	/** The time of the server's clock; change it with `clock.now`. */
	now?: Date;
}

export interface Person {
	id: string;
	name: string;
	email: string;
}

const hour = 3_600_000;
const createCaller = createCallerFactory(appRouter);

/** Work that runs after the answers. It must end before the scene does, because the database is then dropped. */
const deferred: Promise<unknown>[] = [];
afterAll(async () => {
	await Promise.allSettled(deferred);
});

export async function scene(options: SceneOptions = {}) {
	const [{ db, prepared, pool }, { client, bucket, keys }] = await Promise.all([
		openDatabase(),
		openBucket(),
	]);
	await Promise.allSettled(deferred.splice(0));
	await emptyDatabase(db);

	const mails: Mail[] = [];
	const clock = { now: options.now };
	const sceneLimits = { ...limits, ...options.limits };
	const storage = makeS3Store({ client, bucket, urlWindowSeconds: sceneLimits.imageUrlWindowSeconds });
	const deps: Deps = {
		db,
		prepared,
		storage,
		limits: sceneLimits,
		now: () => clock.now ?? new Date(),
		limit: makeRateLimits(pool, sceneLimits),
		eventCreators: options.eventCreators ?? "named",
		operators: options.operators ?? "",
		log: makeLog("silent"),
		secret: "a secret of tests only, of 32 characters",
		origin: "http://localhost:3000",
		mailer: { send: async (mail) => void mails.push(mail) },
		jobsSoon: (run) => void deferred.push(run()),
	};

	async function person(name: string): Promise<Person> {
		const email = `${name.toLowerCase()}@scene.rollcall.test`;
		const { id } = await db.user.create({ data: { name, email } });
		return { id, name, email };
	}
	async function eventOf(organizer: Person, slug: string) {
		const around = Date.now();
		return db.event.create({
			data: {
				slug,
				name: slug,
				timezone: "Europe/Madrid",
				startsAt: new Date(around - 2 * hour),
				endsAt: new Date(around + 2 * hour),
				uploadsOpenAt: new Date(around - 2 * hour),
				roll: { create: { userId: organizer.id, role: "ORGANIZER", status: "ATTENDED" } },
				...(slug === "hike" ? options.event : {}),
			},
		});
	}

	const organizer = await person("Olga");
	const foreignOrganizer = await person("Fred");
	const event = await eventOf(organizer, "hike");
	const foreignEvent = await eventOf(foreignOrganizer, "picnic");
	const putOnRoll = async (who: Person, status: AttendanceStatus, eventId = event.id) => {
		await db.attendance.create({ data: { eventId, userId: who.id, status } });
		return who;
	};
	const takeOffRoll = async (who: Person) => {
		await db.attendance.deleteMany({ where: { eventId: event.id, userId: who.id } });
	};
	const guest = await putOnRoll(await person("Gita"), (options.attended ?? true) ? "ATTENDED" : "REGISTERED");
	const takenOffRoll = await putOnRoll(await person("Tom"), "ATTENDED");
	await takeOffRoll(takenOffRoll);

	/** A person of each kind; null is somebody who has not signed in. */
	const personas = {
		anonymous: null,
		stranger: await person("Stella"),
		invited: await putOnRoll(await person("Ivo"), "INVITED"),
		registered: await putOnRoll(await person("Rita"), "REGISTERED"),
		attended: await putOnRoll(await person("Adam"), "ATTENDED"),
		takenOffRoll,
		organizer,
		foreignOrganizer,
	};

	return {
		db,
		storage,
		deps,
		clock,
		/** The mails that were sent so far. */
		mails,
		event,
		foreignEvent,
		guest,
		organizer,
		personas,
		putOnRoll,
		takeOffRoll,
		/** The keys of this scene's events, because other scenes of the file share the bucket. */
		async keys() {
			const folders = ["optimized", "uploads"].flatMap((top) =>
				[event, foreignEvent].map(({ id }) => `${top}/event_${id}/`),
			);
			return (await Promise.all(folders.map((folder) => keys(folder)))).flat().sort();
		},
		/** Calls the API as a signed-in browser does, but without HTTP. */
		as: (who: Person | null) => createCaller(contextOf(deps, who)),
		put,
		/** Waits for work that runs after the answers (developing). */
		async settled() {
			while (deferred.length > 0) await Promise.all(deferred.splice(0));
		},
	};
}

type Put = Extract<InitiatedUpload, { kind: "put" }>;
type Sendable = Omit<Put, "words"> | Exclude<InitiatedUpload, Put>;

/** Does what the browser does with an initiated upload: a PUT with exactly the signed headers. */
async function put(
	upload: Sendable,
	bytes: Uint8Array,
	change: { url?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
	if (upload.kind !== "put") throw new Error("There is nothing to send, because the photo already exists.");
	// fetch sets content-length itself.
	const { "content-length": _, ...headers } = { ...upload.headers, ...change.headers };
	return fetch(change.url ?? upload.url, { method: "PUT", headers, body: new Blob([new Uint8Array(bytes)]) });
}
