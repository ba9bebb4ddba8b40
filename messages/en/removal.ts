/** The notes about photos that were removed a moment ago. */
export const removal = {
	removed: "<name>“{title}”</name> removed",
	undo: "Undo",
	/** The keys that do the same as the button. On a Mac they are ⌘Z. */
	undoKeys: "Ctrl+Z",
	undone: "“{title}” is back.",
	/** The reason is a sentence. */
	notRemoved: "<name>“{title}”</name> was not removed. {reason}",
	keep: "Keep it",
} as const;
