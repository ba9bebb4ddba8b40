import type { wall as english } from "../en/wall";

export const wall: Record<keyof typeof english, string> = {
	hidden: "Ausgeblendet",
	waiting: "Wartet",
	captureTimeUnknown: "Aufnahmezeit unbekannt",
	select: "{title} auswählen",
};
