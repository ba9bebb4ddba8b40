/**
 * The first organizer, from the command line, on DATABASE_URL. The person need not have signed in yet:
 *   npm run organizer -- ada@example.org               allows Ada to make events
 *   npm run organizer -- ada@example.org summer-party  makes Ada an organizer of the event at /events/summer-party
 * Repeating is safe.
 */
import "./stack/load-env";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../prisma/generated/client";
import { canonicalEmail } from "../rules/email";
import { poolOptions, transactionOptions } from "../server/db/pool-options";
import { nameOrganizer } from "./organizer/name-organizer";

const usage =
	"Usage: npm run organizer -- ADDRESS [EVENT]\nFor instance: npm run organizer -- ada@example.org summer-party\nAn address with signs such as & stands in quotation marks: 'r&d@example.org'";

async function main([address, slug, ...more]: string[]): Promise<number> {
	const email = canonicalEmail(address ?? "");
	if (email === null || more.length > 0) {
		console.error(address && email === null ? `${address} is not an e-mail address.\n${usage}` : usage);
		return 2;
	}
	const databaseUrl = process.env.DATABASE_URL;
	if (!databaseUrl) {
		console.error("DATABASE_URL is not set. Set it to the database of the app.");
		return 2;
	}
	const db = new PrismaClient({ adapter: new PrismaPg(poolOptions(databaseUrl)), transactionOptions });
	try {
		const { done, text } = await nameOrganizer({ db }, { email, slug });
		console[done ? "log" : "error"](text);
		return done ? 0 : 1;
	} finally {
		await db.$disconnect();
	}
}

process.exitCode = await main(process.argv.slice(2));
