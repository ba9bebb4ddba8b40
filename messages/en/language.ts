export const language = {
	language: "Language",
	notSaved: "Your language could not be saved. Check your connection and try again.",
} as const;
