/**
 * Turns the keys that the release before this one recorded into jobs. That release runs until its last process is gone,
 * so every sweep looks. This goes in the next release, with the table.
 */
import type { SweepStep } from "./sweep-step";

export const adoptRemovals: SweepStep = async ({ db }) => {
	await db.$executeRaw`
		WITH recorded AS (DELETE FROM "ObjectRemoval" RETURNING key, "createdAt")
		INSERT INTO "Job" (kind, subject, "createdAt") SELECT 'REMOVE_OBJECT', key, "createdAt" FROM recorded
		ON CONFLICT DO NOTHING`;
};
