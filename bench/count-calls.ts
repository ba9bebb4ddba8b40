/**
 * What initiateUpload and confirm cost, counted where it leaves the process: statements handed to PostgreSQL's client
 * (Prisma's and the rate limiter's alike) and HTTP requests to the store. Nothing is replaced, only counted.
 */
import { createHash, randomUUID } from "node:crypto";
import type { S3Client } from "@aws-sdk/client-s3";
import pg from "pg";
import type { InitiatedUpload } from "@/server/uploads/initiate-upload";

export interface Cost {
	/** Statements that read or write. */
	queries: number;
	/** BEGIN, COMMIT and the like. */
	brackets: number;
	/** HTTP requests, repeated ones too. Presigning makes none. */
	s3: number;
}

/** At most. */
export const aims = { initiate: { queries: 4, s3: 0 }, confirm: { queries: 4, s3: 2 } };

const bracket = /^\s*(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT)\b/i;

/** Counts from here on, for the whole process; `measure` tells what one call added. */
export function countCalls(client: S3Client) {
	const cost: Cost = { queries: 0, brackets: 0, s3: 0 };
	const original = pg.Client.prototype.query;
	pg.Client.prototype.query = new Proxy(original, {
		apply(target, self, args: unknown[]) {
			const [first] = args;
			const text = typeof first === "object" && first !== null && "text" in first ? first.text : first;
			cost[bracket.test(String(text)) ? "brackets" : "queries"] += 1;
			return Reflect.apply(target, self, args);
		},
	});
	client.middlewareStack.add(
		(next) => (args) => {
			cost.s3 += 1;
			return next(args);
		},
		{ step: "deserialize", name: "countRequests", priority: "low" },
	);
	return async <T>(call: () => Promise<T>): Promise<{ answer: T; cost: Cost }> => {
		const before = { ...cost };
		const answer = await call();
		return {
			answer,
			cost: {
				queries: cost.queries - before.queries,
				brackets: cost.brackets - before.brackets,
				s3: cost.s3 - before.s3,
			},
		};
	};
}

interface Photos {
	initiateUpload(
		input: ReturnType<typeof uniquePhoto>["announced"] & { eventId: string },
	): Promise<InitiatedUpload>;
	confirm(input: { photoId: string }): Promise<unknown>;
}

/** One photo all the way, as a browser brings it. The first of a process costs more: connections say hello. */
export async function costOfOnePhoto(
	measure: ReturnType<typeof countCalls>,
	{ photos, eventId, jpeg }: { photos: Photos; eventId: string; jpeg: Buffer },
): Promise<{ initiate: Cost; confirm: Cost }> {
	const { bytes, announced } = uniquePhoto(jpeg);
	const initiate = await measure(() => photos.initiateUpload({ eventId, ...announced }));
	if (initiate.answer.kind !== "put") throw new Error("These bytes are in the event already.");
	const { url, headers, photoId } = initiate.answer;
	// fetch sets content-length itself, from the bytes.
	const { "content-length": _, ...sent } = headers;
	const stored = await fetch(url, { method: "PUT", headers: sent, body: bytes });
	if (!stored.ok) throw new Error(`The store answered ${stored.status}.`);
	const confirm = await measure(() => photos.confirm({ photoId }));
	return { initiate: initiate.cost, confirm: confirm.cost };
}

/** A small real JPEG, unlike every other: what follows its end is for nobody's eyes. */
export function uniquePhoto(jpeg: Buffer) {
	const bytes = Buffer.concat([jpeg, Buffer.from(randomUUID())]);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return {
		bytes,
		announced: { contentType: "image/jpeg", size: bytes.length, sha256, title: "Above the clouds" },
	};
}
