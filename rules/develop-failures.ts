/** Why a photo could not be developed: the code kept in its row, and the sentence its uploader reads. */
export const developFailures = {
	NOT_A_PICTURE: "This file could not be read as a picture. It may be damaged: add the original again.",
	TOO_MANY_PIXELS: "This picture has more pixels than we can develop. Add a smaller version.",
	TOO_SLOW: "Developing this picture took too long. Add it again as a JPEG.",
	TOO_MUCH_MEMORY: "Developing this picture takes more memory than we have. Add a smaller version.",
	CHANGED: "What arrived in storage is not the file that was sent. Add the original again.",
	GAVE_UP: "This photo could not be developed after several tries. Add it again.",
} as const;

export type DevelopFailure = keyof typeof developFailures;

/** With these the bytes had been hashed and were the announced ones; only no picture could be made of them. */
export const failedAfterHashing: readonly string[] = [
	"NOT_A_PICTURE",
	"TOO_MANY_PIXELS",
	"TOO_SLOW",
	"TOO_MUCH_MEMORY",
] satisfies DevelopFailure[];

/** The sentence for a code of a row; a row may hold a code that an older version wrote. */
export function developFailureSentence(code: string): string {
	const known = Object.entries(developFailures).find(([name]) => name === code);
	return known?.[1] ?? "This photo could not be developed.";
}
