import type { printing as english } from "../en/printing";

export const printing: Record<keyof typeof english, string> = {
	choose: "Plakat und Tischschilder",
	what: "Was gedruckt wird",
	poster: "Plakat",
	signs: "Tischschilder, vier auf einem Blatt",
	paper: "Papier",
	a4: "A4",
	letter: "Letter",
	colours: "Farben",
	none: "Schwarz auf Weiß",
	cover: "Farben vom Bild des Events",
	groups: "Ein Schild für jede Gruppe der Gästeliste",
	part: "Welche Schilder",
	partOf: "{from, number} bis {to, number} von {count, number}",
	partHint: "Höchstens {most, number} Schilder werden auf einmal gedruckt.",
	printNow: "Drucken",
	savePdf: "Als PDF speichern",
	pdfFailed:
		"Das PDF ließ sich nicht erstellen. Drucke stattdessen die Seite und wähle dabei „Als PDF speichern“.",
	preview: "Vorschau",
	back: "Einlass",
};
