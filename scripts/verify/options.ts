/** The options of `npm run verify`. */
import { parseArgs } from "node:util";
import { type MendKind, mendKinds } from "../../server/verify/verification";
import { PlainError } from "../stack/plain-error";

export const usage = `npm run verify                          compare rows, keys and sizes
npm run verify -- --deep                also read and hash every original, and look into every rendition
npm run verify -- --mend KINDS          mend these: ${mendKinds.join(", ")}, with commas between them
npm run verify -- --mend KINDS --dry-run    only say what would be done
  --shown    photos made by "rows" are shown at once, where their event does not approve photos first
  --json     a line of JSON for each difference, and one at the end`;

export interface Options {
	deep: boolean;
	mend?: MendKind[];
	dryRun: boolean;
	shown: boolean;
	json: boolean;
}

/** Throws PlainError for anything that it does not know. */
export function optionsOf(args: string[]): Options {
	const { deep, mend, shown, json, "dry-run": dryRun } = parsed(args);
	if (mend === undefined && (dryRun || shown)) throw new PlainError("--dry-run and --shown go with --mend.");
	return { deep, dryRun, shown, json, ...(mend !== undefined && { mend: mend.split(",").map(kindOf) }) };
}

function parsed(args: string[]) {
	const flag = { type: "boolean", default: false } as const;
	try {
		const options = {
			deep: flag,
			"dry-run": flag,
			shown: flag,
			json: flag,
			mend: { type: "string" },
		} as const;
		return parseArgs({ args, options }).values;
	} catch (error) {
		throw new PlainError(error instanceof Error ? error.message : String(error));
	}
}

function kindOf(text: string): MendKind {
	const kind = mendKinds.find((known) => known === text.trim());
	if (!kind) throw new PlainError(`"${text}" cannot be mended.`);
	return kind;
}
