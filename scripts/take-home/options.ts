/** The options of `npm run take-home`. */
import { parseArgs } from "node:util";
import { type ArrangeBy, arrangeWays } from "../../rules/package/arrange";
import { PlainError } from "../stack/plain-error";

export const usage = `npm run take-home -- SLUG DIR          write the album of the event at /events/SLUG into the folder DIR
npm run take-home -- SLUG FILE --zip    write them into one archive instead
npm run take-home -- --check DIR        compare the folder with its manifest, byte by byte
  --by ${arrangeWays.join("|")}   a folder for each person (if nothing is said), section or day
  --renditions     the largest web picture of each photo, without its metadata, in place of its original
  --with-hidden    also photos that are hidden or wait for approval; otherwise their number is said
Run the same command again after it was stopped, and it fetches only what is not there yet.
Exits with 0 if all is there, with 1 if a photo is missing or differs, and with 2 if it could not be done.`;

export interface MakeOptions {
	slug: string;
	/** The folder, or the archive if `zip`. */
	to: string;
	by: ArrangeBy;
	renditions: boolean;
	withHidden: boolean;
	zip: boolean;
}

export type Options = { check: string } | MakeOptions | "help";

const wrong = (what: string) => new PlainError(`${what}\n\n${usage}`);

/** Throws PlainError for anything that it does not know. */
export function optionsOf(args: string[]): Options {
	const { values, positionals } = parsed(args);
	if (values.help) return "help";
	if (values.check !== undefined) {
		if (positionals.length > 0 || Object.keys(values).length > 1)
			throw wrong("--check takes a folder, and nothing else goes with it.");
		return { check: values.check };
	}
	const [slug, to, ...more] = positionals;
	if (!slug || !to || more.length > 0) throw wrong("Say which event, and where to.");
	return {
		...{ slug, to, by: byOf(values.by ?? "person"), zip: values.zip ?? false },
		...{ renditions: values.renditions ?? false, withHidden: values["with-hidden"] ?? false },
	};
}

function parsed(args: string[]) {
	const flag = { type: "boolean" } as const;
	const word = { type: "string" } as const;
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { check: word, by: word, renditions: flag, "with-hidden": flag, zip: flag, help: flag },
		});
	} catch (error) {
		throw wrong(error instanceof Error ? error.message : String(error));
	}
}

function byOf(text: string): ArrangeBy {
	const way = arrangeWays.find((known) => known === text);
	if (!way) throw wrong(`--by takes ${arrangeWays.join(", ")}, and not "${text}".`);
	return way;
}
