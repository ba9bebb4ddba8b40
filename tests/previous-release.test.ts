/**
 * A deploy migrates the database while the release before still runs, and that release must work on the new schema until
 * the last of its processes is gone (docs/decisions/0031-one-release-later.md). It is not checked out here: its statements
 * were recorded (previous-release/record.ts) and are sent again.
 */
import { expect, test } from "vitest";
import { readRecording, replay, stepsBetween } from "./previous-release/replay";
import { databaseAt, migrations } from "./setup/database-at";

const recording = readRecording();
const newest = migrations.at(-1) ?? "";

test("the release before runs on this schema", async () => {
	await replay(await databaseAt(newest), recording, recording.steps);
});

test("the release before was recorded with its own schema", async () => {
	expect(migrations).toContain(recording.migration);
	await replay(await databaseAt(recording.migration), recording, recording.steps);
});

test.each(recording.steps.map(({ name }) => name))(
	"the release before keeps running if the database is migrated after: %s",
	async (name) => {
		const database = await databaseAt(recording.migration);
		await replay(database, recording, stepsBetween(recording, null, name));
		await database.migrate();
		await replay(database, recording, stepsBetween(recording, name, null));
	},
);

test.each([
	["drops a column that the release before reads", `DROP COLUMN "camera"`],
	["adds a column that it would have to write", `ADD COLUMN "lens" TEXT NOT NULL`],
	["refuses what it writes", `ADD CHECK (title <> 'Above the clouds')`],
])("a schema that %s fails here", async (_, change) => {
	const database = await databaseAt(newest);
	await database.client.query(`ALTER TABLE "Photo" ${change}`);
	const replayed = replay(database, recording, recording.steps);
	await expect(replayed).rejects.toThrow("a photo is added and developed");
});
