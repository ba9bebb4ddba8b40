/**
 * Prints what one initiateUpload and one confirm cost, next to the aims. It uses the database and the store of the
 * environment, which must contain the demo. ./api-latency.ts starts it as a process of its own, because server/env.js
 * reads the environment when it is imported. ./api-cost.test.ts asserts the numbers.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import sharp from "sharp";
import { PrismaClient } from "@/prisma/generated/client";
import { people } from "@/prisma/seed/people";
import { demoEventSlug } from "@/server/auth/demo-account";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { env } from "@/server/env.js";
import { limits } from "@/server/limits";
import { makeRateLimits } from "@/server/rate-limits/rate-limits";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { makeS3Client, makeStore } from "@/server/storage/s3-client";
import { makeLog } from "@/server/telemetry/log";
import { aims, costOfOnePhoto, countCalls } from "./count-calls";

// Prisma and the rate limiter share one pool, as in server/db/client.ts.
const pool = new Pool(poolOptions(env.DATABASE_URL));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
const client = makeS3Client();
try {
	const measure = countCalls(client);
	const storage = makeStore(client);
	const { photos } = createCallerFactory(appRouter)({
		// Developing runs after the answer, so it is not part of the cost.
		deps: {
			...{ db, storage, limits, now: () => new Date(), limit: makeRateLimits(pool, limits) },
			...{ defer: () => {}, log: makeLog("warn") },
			...{ origin: env.NEXTAUTH_URL, mailer: null },
		},
		session: { user: people.ada },
		ip: "127.0.0.1",
		locale: "en",
	});
	const { id: eventId } = await db.event.findUniqueOrThrow({ where: { slug: demoEventSlug } });
	const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer();
	await costOfOnePhoto(measure, { photos, eventId, jpeg });
	const { initiate, confirm } = await costOfOnePhoto(measure, { photos, eventId, jpeg });
	console.log("\n| call | queries | aim | BEGIN and COMMIT | S3 calls | aim |");
	console.log("| --- | --- | --- | --- | --- | --- |");
	const line = (name: string, cost: typeof initiate, aim: typeof aims.initiate) =>
		console.log(
			`| ${name} | ${cost.queries} | ≤ ${aim.queries} | ${cost.brackets} | ${cost.s3} | ≤ ${aim.s3} |`,
		);
	line("initiateUpload", initiate, aims.initiate);
	line("confirm", confirm, aims.confirm);
} finally {
	await db.$disconnect();
	if (!pool.ended) await pool.end();
	client.destroy();
}
