/**
 * Which photo is which file of a folder: a line of JSON for each, written before the file has its name. So a run that was
 * killed anywhere goes on from there: every file with its name is in the journal, and has all its bytes.
 */
import { appendFile, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { arrangeWays } from "@/rules/package/arrange";
import { errnoOf, PlainError } from "../stack/plain-error";

const headShape = z.object({ version: z.literal(1), eventId: z.string(), by: z.enum(arrangeWays) });
const recordShape = z.object({
	photoId: z.string(),
	title: z.string(),
	by: z.string(),
	/** The journals of earlier releases do not have it. */
	byId: z.string().nullable().default(null),
	/** What the folder is for (rules/package/arrange.ts). */
	folderId: z.string(),
	path: z.string(),
	/** What the bytes were made from: the object's key, or the hash of an original. */
	source: z.string(),
	type: z.string(),
	bytes: z.number(),
	sha256: z.string(),
});
type JournalRecord = z.infer<typeof recordShape>;
type Head = Omit<z.infer<typeof headShape>, "version">;

export const journalName = ".take-home.jsonl";

export interface Journal {
	/** By the photo's id. */
	records: ReadonlyMap<string, JournalRecord>;
	add(record: JournalRecord): Promise<void>;
}

/** Throws PlainError if the folder has photos of another event, or in other folders. */
export async function openJournal(folder: string, head: Head): Promise<Journal> {
	const path = join(folder, journalName);
	const lines = await linesOf(path);
	const records = new Map<string, JournalRecord>();
	if (lines.length > 0) compare(headShape.parse(lines[0]), head, folder);
	// The last line may be half a line, and a later line of a photo replaces the one before.
	for (const line of lines.slice(1)) {
		const { success, data } = recordShape.safeParse(line);
		if (success) records.set(data.photoId, data);
	}
	const all = [{ version: 1, ...head }, ...records.values()];
	await writeFile(`${path}.new`, all.map((line) => `${JSON.stringify(line)}\n`).join(""));
	await rename(`${path}.new`, path);
	return {
		records,
		async add(record) {
			records.set(record.photoId, record);
			await appendFile(path, `${JSON.stringify(record)}\n`);
		},
	};
}

function compare(found: Head, head: Head, folder: string): void {
	if (found.eventId !== head.eventId)
		throw new PlainError(`${folder} has the photos of another event. Choose another folder.`);
	if (found.by !== head.by) {
		throw new PlainError(
			`The photos in ${folder} are in folders by ${found.by}. Say --by ${found.by}, or choose another folder.`,
		);
	}
}

async function linesOf(path: string): Promise<unknown[]> {
	try {
		const text = await readFile(path, "utf8");
		return text.split("\n").filter(Boolean).map(parsed);
	} catch (error) {
		if (errnoOf(error) === "ENOENT") return [];
		throw error;
	}
}

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}
