/** A process that applies an import, to be killed by a test. The argument says which. */
import { z } from "zod";
import { db } from "../db/client";
import { limits } from "../limits";
import { makeS3Client, makeStore } from "../storage/s3-client";
import { applyImport } from "./apply-import";

const { userId, ...job } = z
	.object({ eventId: z.string(), userId: z.string(), importId: z.string(), version: z.int() })
	.parse(JSON.parse(process.argv[2] ?? ""));
await applyImport(
	{
		db,
		limits,
		now: () => new Date(),
		storage: makeStore(makeS3Client()),
		limit: { import: async () => {} },
	},
	{ ...job, membership: { userId, role: "ORGANIZER", status: "ATTENDED" }, photos: "KEEP" },
);
