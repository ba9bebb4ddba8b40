import { expect, test } from "vitest";
import type { Prisma } from "@/prisma/generated/client";
import { scene } from "@/tests/setup/scene";
import { busyWhereOverloaded } from "./overloaded";

type Step = (tx: Prisma.TransactionClient, id: string) => Promise<unknown>;

const steps: [string, Step][] = [
	["a change", (tx, id) => tx.user.update({ where: { id }, data: { name: "Somebody" } })],
	["a raw query", (tx, id) => tx.$queryRaw`SELECT FROM "User" WHERE id = ${id}::uuid FOR UPDATE`],
];

test.each(steps)(
	"of two transactions that wait for each other in %s, one is told to try again",
	async (_, step) => {
		const { db, guest, organizer } = await scene();
		let arrived = 0;
		let both = () => {};
		const together = new Promise<void>((resolve) => {
			both = resolve;
		});
		const take = (first: string, second: string) =>
			db.$transaction(async (tx) => {
				await step(tx, first);
				arrived += 1;
				if (arrived === 2) both();
				await together;
				await step(tx, second);
			});
		const ends = await Promise.allSettled([take(guest.id, organizer.id), take(organizer.id, guest.id)]);
		const refused = ends.flatMap((end) =>
			end.status === "rejected" ? [busyWhereOverloaded(end.reason)] : [],
		);
		expect(refused).toHaveLength(1);
		expect(refused[0]).toMatchObject({ code: "SERVER_BUSY", retryAfter: 1 });
	},
);
