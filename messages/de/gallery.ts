import type { gallery as english } from "../en/gallery";

export const gallery: Record<keyof typeof english, string> = {
	album: "Album",
	photos: "{count, plural, one {# Foto} other {# Fotos}}",
	newPhotos: "{count, plural, one {# neues Foto} other {# neue Fotos}}",
	manyNewPhotos: "{count, number} oder mehr neue Fotos",

	order: "Reihenfolge der Fotos",
	newest: "Neueste",
	taken: "Der Reihe nach",
	best: "Beliebteste",
	myFavourites: "Meine Favoriten",
	photosBy: "Fotos von",
	everybody: "Alle",
	onePerson: "Eine Person",
	section: "Abschnitt",
	allSections: "Alle Abschnitte",
	sectionOption: "{name} ({count, number})",
	inNoSection: "In keinem Abschnitt ({count, number})",
	sectionGone: "Ein gelöschter Abschnitt",

	empty: "Noch keine Fotos",
	emptyAdd: "Füge das erste hinzu. Alle auf der Gästeliste sehen es hier.",
	emptyWait: "Sobald jemand, der dabei war, Fotos hinzufügt, erscheinen sie hier.",
	emptyOver: "Keine Fotos",
	emptyOverText: "Niemand hat ein Foto hinzugefügt, solange dieses Event welche annahm.",
	noneByPerson: "Keine Fotos von dieser Person",
	noneByPersonText: "Sie hat keine Fotos hinzugefügt, die du sehen kannst.",
	noFavourites: "Noch keine Favoriten",
	noFavouritesText: "Öffne ein Foto, das dir gefällt, und tippe auf das Herz. Hier findest du es wieder.",
	noneInSection: "Keine Fotos in diesem Abschnitt",
	noneInSectionText:
		"Es gibt keine, die du sehen kannst. Fotos kommen nach ihrer Aufnahmezeit hierher, oder wenn jemand sie zuordnet.",
	showAll: "Alle Fotos zeigen",
	nowShown: "{count, plural, =0 {Keine Fotos werden} one {# Foto wird} other {# Fotos werden}} gezeigt.",
	firstShown: "{count, plural, one {Das erste Foto wird} other {Die ersten # Fotos werden}} gezeigt.",

	loadMore: "Mehr laden",
	notLoaded: "Weitere Fotos konnten nicht geladen werden.",
	notLoadedAdvice: "Prüfe deine Verbindung und versuche es noch einmal.",
	notChanged: "Diese Fotos konnten nicht geladen werden.",
	notChangedAdvice: "Du siehst noch die von vorher. Alle paar Sekunden gibt es einen neuen Versuch.",
	backToShown: "So lassen",

	failedTitle:
		"{count, plural, one {# deiner Fotos konnte nicht entwickelt werden} other {# deiner Fotos konnten nicht entwickelt werden}}",
	failedText:
		"Im Album sieht sie niemand. Du kannst jedes so neu hinzufügen, wie es darunter steht, oder es entfernen.",
	removeFailed: "Entfernen",

	select: "Auswählen",
	selectPhotos: "Ausgewählte Fotos",
	selected:
		"{count, plural, =0 {Wähle Fotos. Mit der Umschalttaste auch alle dazwischen.} one {# Foto ausgewählt} other {# Fotos ausgewählt}}",
	tooManySelected:
		"{count, plural, one {# Foto} other {# Fotos}} ausgewählt. Höchstens {limit, number} können auf einmal umziehen.",
	tooManyToShare:
		"{count, plural, one {# Foto} other {# Fotos}} ausgewählt. Links zu höchstens {limit, number} können auf einmal geteilt werden.",
	selectNone: "Keine auswählen",
	selectLoaded: "{count, plural, one {Das gezeigte auswählen} other {Alle # gezeigten auswählen}}",
	moveTo: "Verschieben nach…",
	moveToNone: "Kein Abschnitt",
	moveByTime: "Nach ihrer Aufnahmezeit",
	moved: "{count, plural, one {# Foto verschoben.} other {# Fotos verschoben.}}",
	movedBack:
		"{count, plural, one {# Foto ist wieder, wo es war.} other {# Fotos sind wieder, wo sie waren.}}",
	undo: "Rückgängig",
	takeHome: "Mitnehmen",
	takeSome: "{count, plural, =0 {Herunterladen} one {# Foto herunterladen} other {# Fotos herunterladen}}",
	takeMost: "Als Auswahl können höchstens {limit, number} Fotos heruntergeladen werden.",
	endSelecting: "Auswahl beenden",
};
