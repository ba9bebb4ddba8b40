/** The notes about photos that were removed a moment ago. */
export const removal = {
	removed: "Photo removed",
	undo: "Undo",
	/** The reason is a sentence. */
	notRemoved: "<name>“{title}”</name> was not removed. {reason}",
	keep: "Keep it",
} as const;
