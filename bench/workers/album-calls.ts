/**
 * The calls that an album and a live wall make for an attendee of one event; `n` selects a place in the album.
 * Each call does what its procedure does: it reads the roll first, then the photos. The change feed reads both at once.
 */
import type { S3Client } from "@aws-sdk/client-s3";
import type pg from "pg";
import type { PrismaClient } from "@/prisma/generated/client";
import { people } from "@/prisma/seed/people";
import type { PhotoOrder } from "@/rules/album";
import { readChanges } from "@/server/changes/read-changes";
import { startOfChanges } from "@/server/changes/start-of-changes";
import type { Prepared } from "@/server/db/prepared";
import { limits } from "@/server/limits";
import { listPhotos } from "@/server/photos/list-photos";
import { listUploaders } from "@/server/photos/list-uploaders";
import { livePhotos } from "@/server/photos/live-photos";
import { findMembership, type Membership } from "@/server/policies/membership";
import { makeS3Store } from "@/server/storage/s3-store";

/** The number of places in an album from which a deep page starts. ../gallery.ts reads each once to warm up. */
const places = 50;
const limit = 40;

interface AlbumCalls {
	db: PrismaClient;
	prepared: Prepared;
	s3: S3Client;
	client: pg.Client;
	album: { eventId: string; uploaderId: string };
}

export async function albumCalls({
	db,
	prepared,
	s3,
	client,
	album: { eventId, uploaderId },
}: AlbumCalls): Promise<Record<string, (n: number) => Promise<unknown>>> {
	const storage = makeS3Store({ client: s3, bucket: "bench", urlWindowSeconds: 4 * 60 * 60 });
	const now = () => new Date();
	const signing = { db, storage, now };
	/** Without signing, because it costs the same at any size and would hide the cost of the database. */
	const reading: typeof signing = { ...signing, storage: { ...storage, presignGet: async (key) => key } };
	const onRoll = (work: (membership: Membership, n: number) => Promise<unknown>) => async (n: number) => {
		const membership = await findMembership(db, { eventId, userId: people.ben.id });
		if (!membership) throw new Error("Ben is not on the roll.");
		return work(membership, n);
	};
	const page = (asked: { order?: PhotoOrder; uploaderId?: string }, from: string[] = [], deps = reading) =>
		onRoll((membership, n) =>
			listPhotos(deps, { eventId, membership, limit, ...asked, cursor: from[n % from.length] }),
		);

	/** Cursors at random places of the album. */
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
	const { version } = await livePhotos(reading, { eventId });
	const feed = { db, prepared, now, limits, limit: { changes: async () => {} } };
	const asked = {
		claims: { sub: people.ben.id, since: 0, version: 0, way: "demo" },
		eventId,
		since: await startOfChanges(feed),
	};

	return {
		"first page, newest": page({}),
		"deep page, newest": page({}, deep.newest),
		"first page, as it happened": page({ order: "taken" }),
		"deep page, as it happened": page({ order: "taken" }, deep.taken),
		"deep page, without a time": page({ order: "taken" }, deep.undated),
		"first page of one person": page({ uploaderId }),
		"first page of one person, as it happened": page({ uploaderId, order: "taken" }),
		"first page, newest, URLs signed": page({}, [], signing),
		"deep page, newest, URLs signed": page({}, deep.newest, signing),
		"changes, nothing new": () => readChanges(feed, asked),
		"live, nothing new": onRoll(() => livePhotos(reading, { eventId, known: version })),
		"live, all of it, URLs signed": onRoll(() => livePhotos(signing, { eventId })),
		uploaders: onRoll((membership) => listUploaders(reading, { eventId, membership })),
	};
}
