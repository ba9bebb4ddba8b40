import type { common as english } from "../en/common";

export const common: Record<keyof typeof english, string> = {
	noAnswer: "Der Server antwortet nicht.",
	noAnswerAdvice: "Prüfe deine Verbindung und versuche es noch einmal.",
	loading: "Lädt",
	skip: "Zum Inhalt springen",
	somebody: "Jemand",
	/** Who added a photo, and for which dependant. */
	photoBy: "Foto von {name}",
	uploaderFor: "{by} für {whom}",
	uploading: "{done, number} von {started, number}",
	uploadingTo: "Fotos werden zu {name} hinzugefügt: {done, number} von {started, number} fertig",
	uploadTitle: "({done, number}/{started, number}) {title}",
	uploadFailed: "{count, number} fehlgeschlagen",
	uploadFailedAt:
		"{count, plural, one {# Foto konnte} other {# Fotos konnten}} nicht zu {name} hinzugefügt werden",
	takingHome:
		"{state, select, done {Fotos gespeichert} failed {Download abgebrochen} paused {Download wartet, {percent, number} %} press {Nächsten Teil speichern} other {{percent, number} % gespeichert}}",
	takingHomeOf: "Fotos von {name} mitnehmen: {said}",
	takingHomeTitle: "({percent, number} %) {title}",
	close: "Schließen",
	tryAgain: "Noch einmal versuchen",
	goToRollcall: "Zu Rollcall",
	failedTitle: "Bei uns ist etwas schiefgelaufen",
	failedAdvice: "Deine Fotos sind sicher. Versuche es gleich noch einmal.",
	comesBackIn:
		"Diese Seite kommt von selbst wieder. {seconds, plural, =0 {Neuer Versuch…} one {Nächster Versuch in # Sekunde.} other {Nächster Versuch in # Sekunden.}}",
	errorId:
		"Wenn das immer wieder passiert, schick dies an die Leute, die diese Seite betreiben: <code>error {digest}</code>",
};
