/**
 * The recording of the release before: the statements that it sent to the database in a small scenario, in order, with
 * their values and what they returned (./record.ts). Replaying it tells whether that release would work on another schema.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, DatabaseError } from "pg";
import { expect } from "vitest";
import { z } from "zod";
import { root } from "@/scripts/stack/root";

const sqlValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export const sqlValues = z.array(sqlValue);

/** Rows as PostgreSQL writes them, without times; or the code of the error. */
const returned = z.union([z.array(z.array(z.string().nullable())), z.string()]);

const recordingForm = z.object({
	/** The commit of the release. */
	commit: z.string(),
	/** The last migration that the release knows. */
	migration: z.string(),
	/** Each statement once. */
	texts: z.array(z.string()),
	steps: z.array(
		z.object({
			name: z.string(),
			/** Index of the statement, its values, and what it returned. */
			sent: z.array(z.tuple([z.int(), sqlValues, returned])),
		}),
	),
});

export type Recording = z.infer<typeof recordingForm>;
type Step = Recording["steps"][number];

export const recordingPath = join(root, "tests/previous-release/recording.json");
export const readRecording = (): Recording =>
	recordingForm.parse(JSON.parse(readFileSync(recordingPath, "utf8")));

/** The steps after `from` up to and including `to`; null is the beginning or the end. */
export function stepsBetween({ steps }: Recording, from: string | null, to: string | null): Step[] {
	const after = (name: string | null, otherwise: number) => {
		if (name === null) return otherwise;
		const index = steps.findIndex((step) => step.name === name);
		if (index < 0) throw new Error(`The recording has no step: ${name}`);
		return index + 1;
	};
	return steps.slice(after(from, 0), after(to, steps.length));
}

/** Sends the statements of these steps, and expects what they returned to the release itself. */
export async function replay(
	{ client }: { client: Client },
	{ texts }: Pick<Recording, "texts">,
	steps: readonly Step[],
): Promise<void> {
	for (const { name, sent } of steps) {
		const answers: unknown[] = [];
		const expected: unknown[] = [];
		for (const [index, values, answer] of sent) {
			const text = texts[index] ?? "";
			answers.push([text, await send(client, text, values)]);
			expected.push([text, answer]);
		}
		expect(answers, name).toEqual(expected);
	}
}

/** The database sets some times itself and counts its own transactions, so neither is compared. */
const withoutTimes = (text: string) =>
	text
		.replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(\+00(:00)?|Z)?/g, "TIME")
		.replace(/^\d+:\d+:[\d,]*$/, "SNAPSHOT");

const asText = { getTypeParser: () => (value: string) => value };

export async function send(
	client: Client,
	text: string,
	values: z.infer<typeof sqlValues>,
): Promise<z.infer<typeof returned>> {
	try {
		const { rows } = await client.query<(string | null)[]>({ text, values, rowMode: "array", types: asText });
		const told = rows.map((row) => row.map((value) => value && withoutTimes(value)));
		// A statement that orders its rows at random returns them in another order each time.
		return text.includes("random()") ? told.sort() : told;
	} catch (error) {
		if (!(error instanceof DatabaseError)) throw error;
		return error.code ?? error.message;
	}
}
