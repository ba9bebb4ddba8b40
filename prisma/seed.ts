/**
 * Creates the demo in the database and the store of the environment: `npx tsx prisma/seed.ts`. Repeating is safe.
 * With `--queue`, photos wait for approval.
 * Without DEMO_SIGN_IN it does nothing, because accounts that anybody can use must not exist on a real server.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { env } from "@/server/env.js";
import { limits } from "@/server/limits";
import { makeS3Client, makeStore } from "@/server/storage/s3-client";
import { seedDemo } from "./seed/seed-demo";

if (env.DEMO_SIGN_IN) {
	const db = new PrismaClient({ adapter: new PrismaPg(poolOptions(env.DATABASE_URL)), transactionOptions });
	const client = makeS3Client();
	try {
		const made = await seedDemo(
			{
				db,
				storage: makeStore(client),
				// The demo has its own limits, so that a server that tries out smaller ones still starts.
				limits: { ...limits, photoBytes: 50_000_000, photosPerPerson: 500 },
				now: () => new Date(),
				limit: { upload: async () => {}, report: async () => {}, favourite: async () => {} },
			},
			{ queue: process.argv.includes("--queue") },
		);
		console.log(made ? "The demo event is ready." : "The demo event already exists.");
	} finally {
		await db.$disconnect();
		client.destroy();
	}
} else {
	console.log("DEMO_SIGN_IN is off, so no demo was created.");
}
