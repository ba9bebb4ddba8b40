/**
 * What initiateUpload and confirm cost, counted where it leaves the process: statements handed to PostgreSQL's client
 * (Prisma's and the rate limiter's alike) and HTTP requests to the store. Nothing is replaced, only counted.
 */
import { createHash } from "node:crypto";
import type { S3Client } from "@aws-sdk/client-s3";
import pg from "pg";

export interface Cost {
	/** Statements that read or write. */
	queries: number;
	/** BEGIN, COMMIT and the like. */
	brackets: number;
	s3: number;
}

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

/** A small real JPEG, unlike every other: what follows its end is for nobody's eyes. */
export function uniquePhoto(jpeg: Buffer, n: number) {
	const bytes = Buffer.concat([jpeg, Buffer.from(`${process.pid}-${n}-${Math.random()}`)]);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return { bytes, announced: { contentType: "image/jpeg", size: bytes.length, sha256, title: `Photo ${n}` } };
}
