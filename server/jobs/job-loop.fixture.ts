/**
 * A process that only runs jobs, on the database and the store of the environment, as a server does beside its answers.
 * It prints each object that it reads, writes or removes.
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
const say = (verb: string, key: string) => process.stdout.write(`${verb} ${key}\n`);
const storage: typeof store = {
	...store,
	async read(...args) {
		say("read", args[0]);
		return store.read(...args);
	},
	async write(...args) {
		say("write", args[0]);
		return store.write(...args);
	},
	async remove(keys) {
		for (const key of keys) say("remove", key);
		return store.remove(keys);
	},
};
const { origin } = new URL(env.NEXTAUTH_URL);
const mailer = makeMailer(env);
const drained = runJobLoop({ db, storage, limits, now: () => new Date(), log, origin, mailer });
endOnSignal({ ...thisProcess, drained: () => drained });
