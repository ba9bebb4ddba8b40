import type { removal as english } from "../en/removal";

export const removal: Record<keyof typeof english, string> = {
	removed: "<name>„{title}“</name> entfernt",
	undo: "Rückgängig",
	undoKeys: "Strg+Z",
	undone: "„{title}“ ist wieder da.",
	notRemoved: "<name>„{title}“</name> wurde nicht entfernt. {reason}",
	keep: "Behalten",
};
