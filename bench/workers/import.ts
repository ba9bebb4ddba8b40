/**
 * Copies, compares, applies and undoes one list with the server's own use-cases, each in an event of its own. The database is
 * that of the environment; the argument is how many people the list has.
 */
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { copyFrom } from "@/bench/setup/copy-from";
import { PrismaClient } from "@/prisma/generated/client";
import { people as demo } from "@/prisma/seed/people";
import type { ListedPerson } from "@/rules/listed-person";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { applyImport } from "@/server/imports/apply-import";
import { addRows, beginImport } from "@/server/imports/begin-import";
import { compareImport } from "@/server/imports/compare-import";
import { undoImport } from "@/server/imports/undo-import";
import { limits } from "@/server/limits";
import { makeS3Client, makeStore } from "@/server/storage/s3-client";
import { serveTurns } from "./serve-turns";

const size = Number(process.argv[2]);
const pool = new Pool(poolOptions(process.env.DATABASE_URL ?? ""));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
/** How often somebody may do this is not measured. */
const unlimited = async () => {};
const deps = {
	...{ db, limits, now: () => new Date(), storage: makeStore(makeS3Client()) },
	limit: { import: unlimited, importPart: unlimited },
};
const membership = { userId: demo.olga.id, role: "ORGANIZER", status: "ATTENDED" } as const;

const list: ListedPerson[] = Array.from({ length: size }, (_, n) => ({
	...{
		row: n + 2,
		name: `Guest ${String(n).padStart(5, "0")}`,
		email: `guest${n}@guests.test`,
		otherEmails: [],
	},
	...{ group: `Table ${n % 100}`, plusOnes: n % 3, note: null, ticketCode: `T-${n}`, attended: null },
	...{ checkedInAt: null, guardians: [] },
}));

async function newEvent(): Promise<string> {
	const at = new Date();
	const { id } = await db.event.create({
		data: { slug: randomUUID(), name: "List", timezone: "UTC", startsAt: at, endsAt: at, uploadsOpenAt: at },
	});
	return id;
}

/** The same rows, from this process as those of the list are not: they are in the database already. */
async function timedCopy(eventId: string): Promise<number> {
	const client = await pool.connect();
	try {
		const lines = list
			.map(({ name, email, group, plusOnes, ticketCode }) =>
				[randomUUID(), eventId, name, email, group, plusOnes, ticketCode].join("\t"),
			)
			.join("\n");
		const begin = performance.now();
		await copyFrom(
			client,
			`"Attendance" (id, "eventId", name, email, "group", "plusOnes", "ticketCode")`,
			lines,
		);
		return performance.now() - begin;
	} finally {
		client.release();
	}
}

async function staged(eventId: string): Promise<string> {
	const { importId } = await beginImport(deps, { eventId, membership, fileName: "list.csv", count: size });
	for (let from = 0; from < size; from += 1_000)
		await addRows(deps, { eventId, membership, importId, rows: list.slice(from, from + 1_000) });
	return importId;
}

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
	const begin = performance.now();
	const result = await work();
	return [performance.now() - begin, result];
}

async function applied() {
	const eventId = await newEvent();
	const importId = await staged(eventId);
	const { version } = await compareImport(deps, { eventId, membership, importId });
	const [apply, answer] = await timed(() =>
		applyImport(deps, { eventId, importId, version, membership, photos: "KEEP" }),
	);
	if (answer.import.result?.added !== size) throw new Error("The list was not applied whole.");
	const [undo] = await timed(() => undoImport(deps, { eventId, importId, membership }));
	await db.event.delete({ where: { id: eventId } });
	return { apply, undo };
}

async function compared(): Promise<number> {
	const eventId = await newEvent();
	await db.attendance.createMany({
		data: list
			.filter((_, n) => n % 2 === 0)
			.map(({ name, email }) => ({ eventId, name, email, group: "Another table" })),
	});
	const importId = await staged(eventId);
	const [compare] = await timed(() => compareImport(deps, { eventId, membership, importId }));
	await db.event.delete({ where: { id: eventId } });
	return compare;
}

serveTurns(async (round) => {
	const measure = {
		copy: async () => {
			const eventId = await newEvent();
			const copy = await timedCopy(eventId);
			await db.event.delete({ where: { id: eventId } });
			return { copy };
		},
		applied,
	};
	// Either begins in turn.
	const order = round % 2 === 0 ? (["copy", "applied"] as const) : (["applied", "copy"] as const);
	const took = { copy: 0, apply: 0, undo: 0 };
	for (const name of order) Object.assign(took, await measure[name]());
	return { ...took, compare: await compared() };
});
