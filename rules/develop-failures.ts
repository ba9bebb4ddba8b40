/**
 * Why a photo could not be developed: the code kept in its row. Its uploader reads the sentence in
 * messages/en/failures.ts.
 */
export const developFailures = [
	"NOT_A_PICTURE",
	"TOO_MANY_PIXELS",
	"TOO_MANY_PARTS",
	"TOO_SLOW",
	"TOO_MUCH_MEMORY",
	"CHANGED",
	"GAVE_UP",
] as const;

export type DevelopFailure = (typeof developFailures)[number];

/** Failures after the bytes were hashed and found to be the announced ones: they just could not be developed. */
export const failedAfterHashing: readonly string[] = [
	"NOT_A_PICTURE",
	"TOO_MANY_PIXELS",
	"TOO_MANY_PARTS",
	"TOO_SLOW",
	"TOO_MUCH_MEMORY",
] satisfies DevelopFailure[];

/** A code that has a sentence, for the code in a row, which an older version may have written. */
export function knownDevelopFailure(code: string): DevelopFailure | "NOT_DEVELOPED" {
	return developFailures.find((name) => name === code) ?? "NOT_DEVELOPED";
}
