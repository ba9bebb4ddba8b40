import type { door as english } from "../en/door";

export const door: Record<keyof typeof english, string> = {
	title: "Einlass",
	count: "<big>{inside, number}</big> <small>da, von {expected, number} erwarteten</small>",
	search: "Nach Name oder Gruppe suchen",
	searching: "Wird gesucht …",
	found: "{count, plural, =0 {So heißt niemand auf der Gästeliste} one {# Person} other {# Personen}}",
	more: "Es gibt noch mehr. Ein weiterer Buchstabe findet sie.",
	last: "Zuletzt gekommen",
	nobodyYet: "Noch ist niemand da. Suche nach einem Namen, um jemanden einzutragen.",
	notLoaded: "Die Liste konnte nicht geladen werden.",
	offline: "Keine Verbindung",
	offlineAdvice: "Die Zahl und die Liste sind vielleicht veraltet.",
	dark: "Dunkler Bildschirm",

	checkIn: "Ist da:",
	noName: "Ohne Namen",
	plus: "+{count, number}",
	statusINVITED: "Eingeladen",
	statusREGISTERED: "Angemeldet",
	inside: "Da",
	since: "Da seit {time}",
	sinceBy: "Da seit {time}, eingetragen von {by}",
	undo: "Rückgängig",
	undoFor: "Einlass von {name} rückgängig machen",
	addCompanion: "{name} hat jemanden dabei",
	companionsOf: "Wer mit {name} gekommen ist",
	companions:
		"{count, plural, =0 {Niemand dabei} one {# Begleitung} other {# Begleitungen}}{expected, plural, =0 {} other {, # erwartet}}",
	oneLess: "Eine Begleitung weniger",
	oneMore: "Eine Begleitung mehr",

	isIn: "<name>{who}</name> ist da.",
	already: "<name>{who}</name> ist schon da, seit {time}.",
	alreadyBy: "<name>{who}</name> ist schon da, seit {time}, eingetragen von <name>{by}</name>.",
	undone: "<name>{who}</name> gilt nicht mehr als da.",
	notUndone: "Das hat inzwischen jemand anderes für <name>{who}</name> geändert. Schau noch einmal nach.",

	walkIn: "Ohne Einladung",
	addSearched: "Nicht auf der Liste: „{name}“ eintragen",
	walkInTitle: "Jemand, der nicht auf der Gästeliste steht",
	walkInLead:
		"Die Person kommt mit ihrem Namen auf die Gästeliste und ist da. Alles Weitere kann das Orga-Team ergänzen.",
	name: "Name",
	withThem: "Begleitungen",
	addWalkIn: "Eintragen, ist da",
	cancel: "Abbrechen",
};
