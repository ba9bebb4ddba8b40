/** `test` with a mailbox that receives real SMTP, and with access to the database, to make links expire. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { linkIn, startMailServer } from "../setup/mail-server";
import { stack } from "./setup/stack";
import { test as base, expect } from "./test";

interface Mailbox {
	post: {
		/** A new address with its own mailbox. */
		address: () => string;
		/** Waits for a link sent to the address and returns the newest. */
		linkFor: (address: string) => Promise<string>;
		/** How many e-mails were sent to the address so far. */
		count: (address: string) => number;
	};
	sql: (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>;
}

export const test = base.extend<Mailbox>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
	post: async ({}, use) => {
		const server = await startMailServer(stack.mailPort);
		const to = (address: string) => server.inbox.filter((mail) => mail.to.includes(address));
		await use({
			address: () => `${randomUUID()}@guests.test`,
			count: (address) => to(address).length,
			async linkFor(address) {
				await expect.poll(() => to(address).length).toBeGreaterThan(0);
				const newest = to(address).at(-1);
				if (!newest) throw new Error("unreachable");
				return linkIn(newest).href;
			},
		});
		await server.stop();
	},

	// biome-ignore lint/correctness/noEmptyPattern: as above
	sql: async ({}, use) => {
		const client = new pg.Client({ connectionString: stack.databaseUrl });
		await client.connect();
		await use(async (text, values) => (await client.query(text, values)).rows);
		await client.end();
	},
});
