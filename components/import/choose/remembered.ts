/**
 * What was set by hand for the columns of earlier lists, by their shape. It is kept in localStorage, because it is about the files
 * of this person and not about an event. Where a browser refuses that, it holds for the list that is open (./use-list-reader.ts).
 */
import { guardianFields, guardiansMax, personFields, type Use } from "../columns/fields";
import type { Uses } from "../read/read-table";

const key = "rollcall-list-columns";
/** The shapes that were changed last. */
const shapesMax = 20;

type Remembered = Record<string, Uses>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** An older version of this page may have written what this one does not know. */
function isUse(value: unknown): value is Use | null {
	if (value === null) return true;
	if (!isRecord(value)) return false;
	const { field, guardian } = value;
	if (guardian === undefined) return personFields.some((known) => known === field);
	return (
		guardianFields.some((known) => known === field) &&
		Number.isInteger(guardian) &&
		Number(guardian) >= 1 &&
		Number(guardian) <= guardiansMax
	);
}

export function rememberedUses(): Remembered {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
		if (!isRecord(kept)) return {};
		const known: Remembered = {};
		for (const [shape, uses] of Object.entries(kept)) {
			if (!isRecord(uses)) continue;
			known[shape] = Object.fromEntries(
				Object.entries(uses).filter((entry): entry is [string, Use | null] => isUse(entry[1])),
			);
		}
		return known;
	} catch {
		return {};
	}
}

/** Without uses the shape is forgotten. */
export function rememberUses(shape: string, uses: Uses | null) {
	const { [shape]: _, ...others } = rememberedUses();
	const all = uses && Object.keys(uses).length > 0 ? { ...others, [shape]: uses } : others;
	try {
		localStorage.setItem(key, JSON.stringify(Object.fromEntries(Object.entries(all).slice(-shapesMax))));
	} catch {
		// Refused or full.
	}
}
