/**
 * `npm run verify`: compares the database with the bucket and prints every difference. Exits with 0 if they agree, with 1 if a
 * difference is left, and with 2 if they could not be compared. Changes nothing without `--mend`. docs/runbook.md says when to
 * use which option.
 */
import "./stack/load-env";
import { PlainError } from "./stack/plain-error";
import { optionsOf, usage } from "./verify/options";
import { summaryOf } from "./verify/summary";

async function main(): Promise<number> {
	const { json, ...options } = optionsOf(process.argv.slice(2));
	const { db, pool, prepared } = await import("../server/db/client");
	const { makeS3Client, makeStore } = await import("../server/storage/s3-client");
	const { verify } = await import("../server/verify/verify");
	const { leftOf } = await import("../server/verify/report");
	const began = Date.now();
	const storage = makeStore(makeS3Client());
	const report = await verify(
		{ db, prepared, storage, now: () => new Date() },
		{
			...options,
			found: (difference, mended) =>
				console.log(
					json
						? JSON.stringify({ ...difference, mended })
						: [difference.kind, difference.key, ...(mended ? [mended] : [])].join("  "),
				),
		},
	);
	await db.$disconnect();
	await pool.end();
	const seconds = (Date.now() - began) / 1_000;
	const megabytes = Math.ceil(process.resourceUsage().maxRSS / 1_000);
	console.log(
		json
			? JSON.stringify({ report, left: leftOf(report), seconds, megabytes })
			: summaryOf(report, { ...options, seconds, megabytes }),
	);
	return leftOf(report) === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof PlainError ? `${error.message}\n\n${usage}` : error);
		process.exit(2);
	},
);
