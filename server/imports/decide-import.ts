import type { ImportKind } from "@/prisma/generated/enums";
import type { ImportDecision } from "@/rules/imports";
import type { Deps } from "../deps";
import { decisionsByKind } from "./find-import";
import { lockImport } from "./lock-import";

interface Decide {
	eventId: string;
	importId: string;
	/** All lines of a kind, also those of which something else was said, or these lines. */
	about: { kind: ImportKind } | { lineIds: readonly string[] };
	decision: ImportDecision;
}

/**
 * Says what is done with lines. A line that does not have this choice is left as it is. Repeating is safe. Returns the
 * version of the import after it. Throws IMPORT_NOT_FOUND and IMPORT_DONE.
 */
export async function decideImport(
	{ db }: Pick<Deps, "db">,
	{ eventId, importId, about, decision }: Decide,
): Promise<{ version: number }> {
	return db.$transaction(async (tx) => {
		const { decisions } = await lockImport(tx, { eventId, importId });
		const data = { version: { increment: 1 } };
		if ("kind" in about) {
			await tx.rollImportLine.updateMany({
				where: { importId, kind: about.kind, decision: { not: null } },
				data: { decision: null },
			});
			const all = { ...decisionsByKind.parse(decisions), [about.kind]: decision };
			return tx.rollImport.update({
				where: { id: importId },
				data: { ...data, decisions: all },
				select: { version: true },
			});
		}
		await tx.rollImportLine.updateMany({
			where: { importId, id: { in: [...about.lineIds] }, choices: { has: decision } },
			data: { decision },
		});
		return tx.rollImport.update({ where: { id: importId }, data, select: { version: true } });
	});
}
