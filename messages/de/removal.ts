import type { removal as english } from "../en/removal";

export const removal: Record<keyof typeof english, string> = {
	removed: "Foto entfernt",
	undo: "Rückgängig",
	notRemoved: "<name>„{title}“</name> wurde nicht entfernt. {reason}",
	keep: "Behalten",
};
