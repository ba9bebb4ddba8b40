/**
 * `npm run doctor`: checks the configuration in the environment, .env.local and .env. Exits with 1 if it finds a
 * fault.
 */
import "./stack/load-env";
import { examine } from "./doctor/examine";
import { PlainError } from "./stack/plain-error";

const marks = { good: "✓", bad: "✗", skipped: "–" } as const;

async function main(): Promise<number> {
	// Imported after the .env files are read, and here, so that a bad environment gives a plain message.
	const { env } = await import("../server/env.js").catch((error: Error) => {
		throw new PlainError(error.message);
	});
	const { makeS3Client, makeStore } = await import("../server/storage/s3-client");
	const { db, prepared } = await import("../server/db/client");
	let faults = 0;
	for await (const finding of examine({ env, db, prepared, storage: makeStore(makeS3Client()) })) {
		console.log(`${marks[finding.state]} ${finding.piece}: ${finding.found}`);
		if (finding.state === "bad") {
			faults += 1;
			console.log(`  → ${finding.fix}`);
		}
	}
	console.log(faults === 0 ? "\nEverything works." : `\nTo fix: ${faults}.`);
	return faults === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof PlainError ? error.message : error);
		process.exit(1);
	},
);
