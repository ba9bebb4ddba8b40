/**
 * A process that only runs jobs, on the database and the store of the environment, as a server does beside its answers.
 * It prints the id of each photo whose original it reads for developing.
 */
import { db } from "../db/client";
import { env } from "../env.js";
import { endOnSignal } from "../http/shutdown";
import { limits } from "../limits";
import { makeMailer } from "../mail/mailer";
import { makeS3Client, makeStore } from "../storage/s3-client";
import { log } from "../telemetry/server-log";
import { runJobLoop } from "./job-loop";
import { thisProcess } from "./this-process";

const store = makeStore(makeS3Client());
const storage: typeof store = {
	...store,
	async read(...args) {
		process.stdout.write(`${/([0-9a-f-]{36})\.\w+$/.exec(args[0])?.[1]}\n`);
		return store.read(...args);
	},
};
const { origin } = new URL(env.NEXTAUTH_URL);
const mailer = makeMailer(env);
const drained = runJobLoop({ db, storage, limits, now: () => new Date(), log, origin, mailer });
endOnSignal({ ...thisProcess, drained: () => drained });
