import type { organizer as english } from "../en/organizer";

export const organizer: Record<keyof typeof english, string> = {
	pages: "Seiten für das Orga-Team",
	overview: "Übersicht",
	photos: "Fotos",
	gallery: "Galerie",
	roll: "Gästeliste",
	door: "Einlass",
	stewardPages: "Seiten für den Einlass",
	log: "Protokoll",
	settings: "Einstellungen",

	neverTold: "Wissen noch nichts von dem Event",
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
	notThere:
		"Du bist angemeldet, aber nicht als anwesend eingetragen, und kannst deshalb noch keine Fotos hinzufügen.",
	iAmThere: "Ich bin da",
	room: "Die Originale belegen {size}. Dazu kommen die kleineren Kopien, die alle ansehen.",

	overTime: "Fotos im Lauf der Zeit",
	lead_hour: "Pro Stunde hinzugefügt, in der Zeitzone des Events.",
	lead_day: "Pro Tag hinzugefügt, in der Zeitzone des Events.",
	lead_month: "Pro Monat hinzugefügt, in der Zeitzone des Events.",
	chart_hour:
		"Pro Stunde hinzugefügte Fotos, von {from} bis {to}. Am meisten sind es mit {most, number}: {when}.",
	chart_day:
		"Pro Tag hinzugefügte Fotos, von {from} bis {to}. Am meisten sind es mit {most, number}: {when}.",
	chart_month:
		"Pro Monat hinzugefügte Fotos, von {from} bis {to}. Am meisten sind es mit {most, number}: {when}.",
	asTable: "Als Tabelle",
	time: "Zeit",
	photosAdded: "Fotos",
	nothingYet: "Noch keine Fotos. Sobald jemand welche hinzufügt, siehst du hier, wann und von wem.",

	byPerson: "Fotos nach Person",
	byPersonLead:
		"{count, plural, =0 {Noch hat niemand ein Foto hinzugefügt.} one {# Person hat Fotos hinzugefügt.} other {# Personen haben Fotos hinzugefügt.}}",
	everybodyByPhotos: "Alle, nach Fotos",
	quiet: "Waren dabei, haben nichts hinzugefügt",
	quietLead:
		"{count, plural, =0 {Alle, die dabei waren, haben Fotos hinzugefügt.} one {# Person war dabei und hat noch nichts hinzugefügt.} other {# Personen waren dabei und haben noch nichts hinzugefügt.}}",
	noName: "Ohne Namen",
	nobodyAttended: "Noch ist niemand als anwesend eingetragen.",
	onTheRollAll: "Alle {count, number} auf der Gästeliste",

	uploadsOpen: "Wer dabei war, kann jetzt Fotos hinzufügen.",
	uploadsUntil: "Wer dabei war, kann bis {when} Fotos hinzufügen.",
	uploadsFrom: "Fotos hinzufügen kann man ab {when}.",
	uploadsClosed: "Fotos hinzufügen konnte man bis {when}.",
	uploadsArchived: "Das Event ist archiviert, deshalb kann niemand Fotos hinzufügen.",
};
