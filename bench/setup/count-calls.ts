/**
 * Counts what initiateUpload and confirm cost at the edge of the process: statements sent through PostgreSQL's
 * client (by Prisma and by the rate limiter) and HTTP requests to the store. Nothing is replaced, only counted.
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
	/** HTTP requests, including retries. Presigning makes none. */
	s3: number;
}

/** The largest allowed costs. */
export const aims = { initiate: { queries: 4, s3: 0 }, confirm: { queries: 4, s3: 2 } };

const bracket = /^\s*(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT)\b/i;

/** Starts to count for the whole process. The function it returns measures what one call added. */
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

/**
 * Uploads one photo completely, as a browser does. The first one of a process costs more, because it opens
 * connections.
 */
export async function costOfOnePhoto(
	measure: ReturnType<typeof countCalls>,
	{ photos, eventId, jpeg }: { photos: Photos; eventId: string; jpeg: Buffer },
): Promise<{ initiate: Cost; confirm: Cost }> {
	const { bytes, announced } = uniquePhoto(jpeg);
	const initiate = await measure(() => photos.initiateUpload({ eventId, ...announced }));
	if (initiate.answer.kind !== "put") throw new Error("These bytes are already in the event.");
	const { url, headers, photoId } = initiate.answer;
	// fetch sets content-length itself.
	const { "content-length": _, ...sent } = headers;
	const stored = await fetch(url, { method: "PUT", headers: sent, body: bytes });
	if (!stored.ok) throw new Error(`The store answered ${stored.status}.`);
	const confirm = await measure(() => photos.confirm({ photoId }));
	return { initiate: initiate.cost, confirm: confirm.cost };
}

/** A small real JPEG with bytes of its own: a random id follows the end of the image, where decoders ignore it. */
export function uniquePhoto(jpeg: Buffer) {
	const bytes = Buffer.concat([jpeg, Buffer.from(randomUUID())]);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return {
		bytes,
		announced: { contentType: "image/jpeg", size: bytes.length, sha256, title: "Above the clouds" },
	};
}
