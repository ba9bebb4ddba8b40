/**
 * Counts what one initiateUpload and one confirm cost, on the database and the store of the environment, which must
 * contain the demo. ../cost.ts starts it; ../cost.test.ts asserts the same numbers.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import sharp from "sharp";
import { PrismaClient } from "@/prisma/generated/client";
import { people } from "@/prisma/seed/people";
import { demoEventSlug } from "@/server/auth/demo-account";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { makePrepared } from "@/server/db/prepared";
import { env } from "@/server/env.js";
import { limits } from "@/server/limits";
import { makeRateLimits } from "@/server/rate-limits/rate-limits";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { makeS3Client, makeStore } from "@/server/storage/s3-client";
import { makeLog } from "@/server/telemetry/log";
import { contextOf } from "@/tests/setup/context";
import { costOfOnePhoto, countCalls } from "../setup/count-calls";
import { serveTurns } from "./serve-turns";

// Prisma and the rate limiter share one pool, as in server/db/client.ts.
const pool = new Pool(poolOptions(env.DATABASE_URL));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
const client = makeS3Client();
const measure = countCalls(client);
const { photos } = createCallerFactory(appRouter)(
	contextOf(
		{
			// Developing runs after the answer, so it is not part of the cost.
			...{
				db,
				prepared: makePrepared(pool),
				storage: makeStore(client),
				limits,
				now: () => new Date(),
				limit: makeRateLimits(pool, limits),
			},
			...{ jobsSoon: () => {}, secret: "", log: makeLog("warn") },
			...{ origin: env.NEXTAUTH_URL, mailer: null, eventCreators: env.EVENT_CREATORS, operators: "" },
		},
		people.ada,
	),
);
const { id: eventId } = await db.event.findUniqueOrThrow({ where: { slug: demoEventSlug } });
const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
	.jpeg()
	.toBuffer();
serveTurns(() => costOfOnePhoto(measure, { photos, eventId, jpeg }));
