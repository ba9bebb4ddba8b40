import type { organizer as english } from "../en/organizer";

export const organizer: Record<keyof typeof english, string> = {
	pages: "Seiten für das Orga-Team",
	overview: "Übersicht",
	photos: "Fotos{waiting, plural, =0 {} one { (# wartet)} other { (# warten)}}",
	roll: "Gästeliste",
	settings: "Einstellungen",

	people: "Leute auf der Gästeliste",
	INVITED: "Eingeladen",
	REGISTERED: "Angemeldet",
	ATTENDED: "Waren dabei",
	onTheRoll:
		"Insgesamt {count, plural, one {# Person} other {# Personen}}. Nur wer dabei war, kann Fotos hinzufügen.",
	album: "Fotos",
	SHOWN: "Im Album",
	WAITING: "Warten auf Freigabe",
	HIDDEN: "Ausgeblendet",
	uploadsOpen: "Wer dabei war, kann jetzt Fotos hinzufügen.",
	uploadsUntil: "Wer dabei war, kann bis {when} Fotos hinzufügen.",
	uploadsFrom: "Fotos hinzufügen kann man ab {when}.",
	uploadsClosed: "Fotos hinzufügen konnte man bis {when}.",
	uploadsArchived: "Das Event ist archiviert, deshalb kann niemand Fotos hinzufügen.",
};
