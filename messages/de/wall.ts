import type { wall as english } from "../en/wall";

export const wall: Record<keyof typeof english, string> = {
	hidden: "Ausgeblendet",
	waiting: "Wartet",
	captureTimeUnknown: "Aufnahmezeit unbekannt",
	select: "{title} auswählen",
	keys: "Die Pfeiltasten führen von Foto zu Foto, Pos1 und Ende zum ersten und zum letzten.",
};
