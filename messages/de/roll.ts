import type { roll as english } from "../en/roll";

export const roll: Record<keyof typeof english, string> = {
	title: "Gästeliste",
	lead: "Wer auf der Gästeliste steht, sieht das Album. Wer dabei war, kann Fotos hinzufügen.",
	addPerson: "Jemanden hinzufügen",
	search: "Nach Name, E-Mail oder Gruppe suchen",
	status: "Status",
	everybody: "Alle ({count, number})",
	INVITED: "Eingeladen ({count, number})",
	REGISTERED: "Angemeldet ({count, number})",
	ATTENDED: "War dabei ({count, number})",
	group: "Gruppe",
	allGroups: "Alle Gruppen",
	groupOption: "{name} ({count, number})",
	order: "Reihenfolge",
	byname: "Nach Name",
	bynewest: "Neueste zuerst",
	bycheckedIn: "Zuletzt gekommene zuerst",

	people: "{count, plural, one {# Person} other {# Personen}}",
	plusOnes: "und {count, plural, one {# Begleitung} other {# Begleitungen}}",
	selectAll: "Alle auswählen",
	selectPerson: "{name} auswählen",
	noName: "Ohne Namen",
	loadingRow: "Wird geladen",

	attended: "War dabei",
	statusINVITED: "Eingeladen",
	statusREGISTERED: "Angemeldet",
	organizer: "Orga-Team",
	plus: "+{count, number}",

	selected: "{count, plural, one {# ausgewählt} other {# ausgewählt}}",
	markAttended: "War dabei",
	markNotAttended: "War nicht dabei",
	takeOff: "Von der Liste nehmen",
	clear: "Auswahl aufheben",
	onlyFirst:
		"Auf einmal lassen sich {max, plural, one {# Person} other {# Personen}} ändern. Die ersten {max, number} sind ausgewählt.",

	marked:
		"{count, plural, =0 {Niemand wurde geändert} one {# Person ist als anwesend eingetragen} other {# Personen sind als anwesend eingetragen}}.",
	unmarked:
		"{count, plural, =0 {Niemand wurde geändert} one {# Person ist nicht mehr als anwesend eingetragen} other {# Personen sind nicht mehr als anwesend eingetragen}}.",
	takenOff:
		"{count, plural, =0 {Niemand steht} one {# Person steht} other {# Personen stehen}} nicht mehr auf der Gästeliste.",
	takenOffHidden:
		"{count, plural, one {# Person steht} other {# Personen stehen}} nicht mehr auf der Gästeliste, und {photos, plural, =0 {Fotos gab es keine} one {# Foto ist ausgeblendet} other {# Fotos sind ausgeblendet}}.",
	takenOffRemoved:
		"{count, plural, one {# Person steht} other {# Personen stehen}} nicht mehr auf der Gästeliste, und {photos, plural, =0 {Fotos gab es keine} one {# Foto ist entfernt} other {# Fotos sind entfernt}}.",
	undone: "Für {count, plural, one {# Person} other {# Personen}} zurückgenommen.",
	undo: "Rückgängig",
	added: "{name} steht auf der Gästeliste.",

	empty: "Noch steht niemand auf der Gästeliste",
	emptyAdvice:
		"Trag die Leute ein, die du erwartest, mit Namen oder E-Mail-Adresse. Wer sich mit dieser Adresse anmeldet, sieht das Event.",
	nothingFound: "So jemand steht nicht auf der Gästeliste",
	nothingFoundAdvice: "Prüfe die Schreibweise oder sieh unter allen nach.",
	showEverybody: "Alle zeigen",
	notLoaded: "Die Gästeliste konnte nicht geladen werden.",

	addTitle: "Jemanden auf die Gästeliste setzen",
	name: "Name",
	email: "E-Mail-Adresse",
	emailHint:
		"Wer sich mit dieser Adresse anmeldet, bekommt diesen Platz. Lass sie weg, wenn du sie nicht kennst.",
	groupHint: "Tisch, Haushalt, Klasse oder Team.",
	companions: "Begleitung ohne eigenen Namen",
	note: "Notiz",
	noteHint: "Nur das Orga-Team sieht sie.",
	attendedAlready: "War dabei",
	add: "Hinzufügen",
	save: "Speichern",
	saved: "Gespeichert.",
	cancel: "Abbrechen",
	close: "Schließen",

	claimed: "Hat sich als diese Person angemeldet.",
	notClaimed: "Noch hat sich niemand als diese Person angemeldet.",
	photos:
		"{count, plural, =0 {Keine Fotos hinzugefügt} one {# Foto hinzugefügt} other {# Fotos hinzugefügt}}",
	showPhotos: "Im Album zeigen",
	log: "Was geschah",
	entryAdded: "Auf die Gästeliste gesetzt: {status}",
	entryRemoved: "Von der Gästeliste genommen",
	entry: "{from} → {to}",
	lowINVITED: "eingeladen",
	lowREGISTERED: "angemeldet",
	lowATTENDED: "war dabei",
	byBY_HAND: "von <name>{who}</name>",
	bySomebody: "von Hand",
	byUNDO: "zurückgenommen von <name>{who}</name>",
	bySIGN_IN: "durch die Anmeldung",
	byIMPORT: "aus einer Liste",
	byJOIN_CODE: "mit dem Code des Events",
	bySYSTEM: "vom System",

	changedMeanwhile: "Jemand anders hat diese Person gerade geändert",
	theirs: "<b>{field}:</b> {value}",
	none: "leer",
	yoursKept: "Was du geschrieben hast, steht noch hier. Speichere noch einmal, um deines zu behalten.",

	removeTitle: "{count, plural, one {{name}} other {# Personen}} von der Gästeliste nehmen?",
	removeLead:
		"{count, plural, one {Diese Person sieht} other {Diese Personen sehen}} das Event dann nicht mehr. Was wird aus den Fotos, die {count, plural, one {sie hinzugefügt hat} other {sie hinzugefügt haben}}?",
	thenKEEP: "Die Fotos bleiben im Album",
	thenHIDE: "Die Fotos ausblenden",
	hiddenHint: "Das Orga-Team sieht sie weiter und kann sie wieder einblenden.",
	thenREMOVE: "Die Fotos endgültig entfernen",
	remove: "Von der Liste nehmen",
};
