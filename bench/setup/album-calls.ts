/** The calls that an album and a live wall make, as an attendee, on one event; `n` picks another place each time. */
import type { S3Client } from "@aws-sdk/client-s3";
import type pg from "pg";
import type { PrismaClient } from "@/prisma/generated/client";
import { people } from "@/prisma/seed/people";
import type { Deps } from "@/server/deps";
import type { Limits } from "@/server/limits";
import { appRouter } from "@/server/routers/_app";
import type { PhotoOrder } from "@/server/routers/photos.schema";
import { makeS3Store } from "@/server/storage/s3-store";
import { makeLog } from "@/server/telemetry/log";
import { createCallerFactory } from "@/server/trpc";

interface Album {
	eventId: string;
	uploaderId: string;
}

const places = 50;

/** Reading asks for none but the window. Not those of server/limits.ts: they come from an environment. */
const limits: Limits = {
	...{ photoBytes: 1, photosPerPerson: 1, uploadsPerMinute: 1, developAttempts: 3 },
	...{ putUrlSeconds: 600, intentSeconds: 3_600, tombstoneSeconds: 86_400, imageUrlWindowSeconds: 14_400 },
	...{ emailLinkSeconds: 900, emailLinksPerAddress: 5, emailLinksPerNetwork: 300 },
	...{ sessionIdleSeconds: 3_600, sessionSeconds: 3_600 },
};

export async function albumCalls({
	db,
	s3,
	album: { eventId, uploaderId },
	client,
}: {
	db: PrismaClient;
	s3: S3Client;
	album: Album;
	client: pg.Client;
}): Promise<Record<string, (n: number) => Promise<unknown>>> {
	const signing = makeS3Store({
		client: s3,
		bucket: "bench",
		urlWindowSeconds: limits.imageUrlWindowSeconds,
	});
	/** Signing costs the same at any size, and would hide what the database costs. */
	const notSigning: Deps["storage"] = { ...signing, presignGet: async (key) => key };
	const caller = (storage: Deps["storage"]) =>
		createCallerFactory(appRouter)({
			deps: {
				...{ db, storage, limits, now: () => new Date(), rateLimit: async () => {}, defer: () => {} },
				...{ origin: "http://localhost", mailer: null, emailLinkLimit: async () => {}, log: makeLog("warn") },
			},
			session: { user: people.ben },
			ip: "127.0.0.1",
		}).photos;
	const photos = caller(notSigning);
	const signed = caller(signing);

	/** Cursors from anywhere in the album. */
	const cursors = async (expression: string, where: string) => {
		const { rows } = await client.query<{ cursor: string }>(
			`SELECT ${expression} AS cursor FROM "Photo" WHERE "eventId" = $1 AND ${where} ORDER BY random() LIMIT ${places}`,
			[eventId],
		);
		return rows.map(({ cursor }) => cursor);
	};
	const ms = (column: string) => `(extract(epoch FROM "${column}") * 1000)::bigint`;
	const added = `${ms("createdAt")} || '_' || id`;
	const deep = {
		newest: await cursors(added, "true"),
		taken: await cursors(`'t_' || ${ms("takenAt")} || '_' || ${added}`, `"takenAt" IS NOT NULL`),
		undated: await cursors(`'u_' || ${added}`, `"takenAt" IS NULL`),
	};
	const page = (api: typeof photos, order: PhotoOrder, from?: string[]) => (n: number) =>
		api.list({ eventId, order, cursor: from?.[n % from.length] });
	const { version } = await photos.live({ eventId });

	return {
		"first page, newest": page(photos, "newest"),
		"deep page, newest": page(photos, "newest", deep.newest),
		"first page, as it happened": page(photos, "taken"),
		"deep page, as it happened": page(photos, "taken", deep.taken),
		"deep page, without a time": page(photos, "taken", deep.undated),
		"first page of one person": () => photos.list({ eventId, uploaderId }),
		"first page of one person, as it happened": () => photos.list({ eventId, uploaderId, order: "taken" }),
		"first page, newest, with signed URLs": page(signed, "newest"),
		"deep page, newest, with signed URLs": page(signed, "newest", deep.newest),
		latest: () => photos.latest({ eventId }),
		"live, nothing new": () => photos.live({ eventId, known: version }),
		"live, all of it": () => signed.live({ eventId }),
		uploaders: () => photos.uploaders({ eventId }),
	};
}
