/**
 * Reads albums of several sizes with the server's own use-cases. Calls of all sizes alternate. The database is that of
 * the environment; the argument lists the albums.
 */
import { S3Client } from "@aws-sdk/client-s3";
import { PrismaPg } from "@prisma/adapter-pg";
import pg, { Pool } from "pg";
import { z } from "zod";
import { PrismaClient } from "@/prisma/generated/client";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { makePrepared } from "@/server/db/prepared";
import { countCalls } from "../setup/count-calls";
import { albumCalls } from "./album-calls";
import { serveTurns } from "./serve-turns";

const albums = z
	.array(z.object({ eventId: z.string(), uploaderId: z.string() }))
	.parse(JSON.parse(process.argv[2] ?? ""));
const url = process.env.DATABASE_URL ?? "";

const client = new pg.Client({ connectionString: url });
await client.connect();
const pool = new Pool(poolOptions(url));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
const s3 = new S3Client({ region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
const calls: Awaited<ReturnType<typeof albumCalls>>[] = [];
// One after the other, because they read through one connection.
for (const album of albums)
	calls.push(await albumCalls({ db, prepared: makePrepared(pool), s3, album, client }));
const measure = countCalls(s3);

serveTurns(async (round) => {
	const took: Record<string, { ms: number; queries: number }[]> = {};
	for (const name of Object.keys(calls[0] ?? {})) {
		const bySize: { ms: number; queries: number }[] = [];
		// A different size begins each time.
		for (const turn of albums.keys()) {
			const at = (turn + Math.abs(round)) % albums.length;
			const call = calls[at]?.[name];
			if (!call) continue;
			const begin = performance.now();
			const { cost } = await measure(() => call(Math.abs(round)));
			bySize[at] = { ms: performance.now() - begin, queries: cost.queries };
		}
		took[name] = bySize;
	}
	return took;
});
