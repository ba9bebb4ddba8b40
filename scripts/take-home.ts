/**
 * `npm run take-home`: the album of an event in a folder or an archive, straight from the database and the store, for
 * operators. It may run beside the app, and again after it was stopped. What is written how: docs/take-home.md
 */
import "./stack/load-running";
import { PlainError } from "./stack/plain-error";
import { checkFolder } from "./take-home/check-folder";
import { explainDisk } from "./take-home/explain-disk";
import { type MakeOptions, optionsOf, usage } from "./take-home/options";
import { summaryOfCheck, summaryOfMade } from "./take-home/summary";

async function main(): Promise<number> {
	const options = optionsOf(process.argv.slice(2));
	if (options === "help") {
		console.log(usage);
		return 0;
	}
	const { lines, code } = "check" in options ? await check(options.check) : await make(options);
	for (const line of lines) print(line);
	return code;
}

/** Titles and names are what people wrote, and a terminal obeys some characters. */
const print = (line: string) => console.log(line.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "?"));

async function check(folder: string) {
	const checked = await checkFolder(folder, ({ kind, path }) => print(`${kind}  ${path}`));
	return summaryOfCheck(folder, checked);
}

async function make(options: MakeOptions) {
	const { db } = await import("../server/db/client");
	const { makeS3Client, makeStore } = await import("../server/storage/s3-client");
	const { countHidden, findEvent } = await import("./take-home/package-source");
	const { storeWaits } = await import("./take-home/fetch-photo");
	const deps = {
		...{ db, storage: makeStore(makeS3Client()), now: () => new Date(), storeWaits },
		say: (line: string) => console.error(line),
	};
	const event = await findEvent(deps, options.slug);
	try {
		const made = options.zip
			? await (await import("./take-home/make-archive")).makeArchive(deps, event, options)
			: await (await import("./take-home/make-folder")).makeFolder(deps, event, options);
		const hidden = options.withHidden ? 0 : await countHidden(deps, event.id);
		return summaryOfMade(options.to, { ...made, hidden });
	} catch (error) {
		throw explainDisk(error, options.to);
	}
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof PlainError ? error.message : error);
		process.exit(2);
	},
);
