/** Why a photo could not be developed: the code kept in its row, and the sentence its uploader reads. */
export const developFailures = {
	NOT_A_PICTURE: "This file could not be read as a photo. It may be damaged. Add the original again.",
	TOO_MANY_PIXELS: "This photo has too many pixels to be developed. Add a smaller version.",
	TOO_SLOW: "Developing this photo took too long. Add it again as a JPEG.",
	TOO_MUCH_MEMORY: "Developing this photo takes more memory than the server has. Add a smaller version.",
	CHANGED: "The file changed while it was being sent. Add the original again.",
	GAVE_UP: "This photo could not be developed after several tries. Add it again.",
} as const;

export type DevelopFailure = keyof typeof developFailures;

/** Failures after the bytes were hashed and found to be the announced ones: they just could not be developed. */
export const failedAfterHashing: readonly string[] = [
	"NOT_A_PICTURE",
	"TOO_MANY_PIXELS",
	"TOO_SLOW",
	"TOO_MUCH_MEMORY",
] satisfies DevelopFailure[];

/**
 * The sentence for the code in a row. Any code is accepted, because an older version may have written another one.
 */
export function developFailureSentence(code: string): string {
	const known = Object.entries(developFailures).find(([name]) => name === code);
	return known?.[1] ?? "This photo could not be developed.";
}
