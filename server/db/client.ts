/** The database. All that asks it shares one pool, which is kept across hot reloads in development. */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { env } from "../env.js";
import { poolOptions, transactionOptions } from "./pool-options";
import { makePrepared } from "./prepared";

const kept: typeof globalThis & { pool?: Pool; db?: PrismaClient } = globalThis;

export const pool =
	kept.pool ??
	new Pool({
		...poolOptions(env.DATABASE_URL),
		max: 10,
		connectionTimeoutMillis: transactionOptions.maxWait,
	});
export const db =
	kept.db ?? new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: "minimal", transactionOptions });
export const prepared = makePrepared(pool);

if (env.NODE_ENV !== "production") Object.assign(globalThis, { pool, db });
