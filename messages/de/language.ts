import type { language as english } from "../en/language";

export const language: Record<keyof typeof english, string> = {
	language: "Sprache",
	notSaved:
		"Deine Sprache konnte nicht gespeichert werden. Prüfe deine Verbindung und versuche es noch einmal.",
};
