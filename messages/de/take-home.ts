import type { takeHome as english } from "../en/take-home";

export const takeHome: Record<keyof typeof english, string> = {
	title: "Fotos mitnehmen",
	lead: "Dein Browser packt die Fotos auf diesem Gerät in eine ZIP-Datei, mit einer Liste von allem, was darin ist. Das Album bleibt, wie es ist.",
	toAlbum: "Zurück zum Album",

	emptyEvent: "Noch keine Fotos",
	emptyEventText: "Sobald es Fotos gibt, die du sehen kannst, kannst du sie hier mitnehmen.",

	what: "Welche Fotos",
	what_everything: "Alles",
	what_everythingISee: "Alle Fotos, die ich sehen kann",
	what_mine: "Meine eigenen",
	what_favourites: "Meine Favoriten",
	what_section: "Einen Abschnitt",
	what_person: "Die einer Person",
	what_selection:
		"{count, plural, one {Das Foto, das ich ausgewählt habe} other {Die # Fotos, die ich ausgewählt habe}}",
	section: "Abschnitt",
	noSection: "In keinem Abschnitt",
	person: "Person",
	onePerson: "Eine Person",
	hidden: "Auch Fotos, die ausgeblendet sind oder auf Freigabe warten",

	files: "Welche Dateien",
	files_originals: "Originale",
	files_originalsOrBest: "Das Beste, was ich haben darf",
	files_renditions: "Kleinere Bilder",
	originalsOfAll:
		"Von jedem Foto die Datei, wie sie kam, mit allem, was die Kamera hineingeschrieben hat, oft auch dem Ort.",
	originalsOfMine:
		"Deine eigenen Fotos als Originale, und die der anderen als Bilder, die bis zu {pixels, number} Pixel breit sind, Panoramen breiter.",
	renditionsOfAll:
		"Bilder, die bis zu {pixels, number} Pixel breit sind, Panoramen breiter, ohne das, was die Kamera hineingeschrieben hat. Sie brauchen viel weniger Platz.",

	folders: "Ordner",
	by_person: "Ein Ordner für jede Person",
	by_section: "Ein Ordner für jeden Abschnitt",
	by_time: "Ein Ordner für jeden Tag",

	counting: "Die Fotos werden gezählt…",
	amount: "{count, plural, one {# Foto} other {# Fotos}}, {size}",
	amountAbout: "{count, plural, one {# Foto} other {# Fotos}}, etwa {size}",
	estimated: "Die Größe der kleineren Bilder ist geschätzt.",
	notCounted: "Die Fotos konnten nicht gezählt werden.",
	none: "Zu dieser Auswahl gibt es keine Fotos.",
	room: "So viel Platz muss auf diesem Gerät frei sein.",

	beforeStart:
		"Lass diesen Tab offen, bis alles da ist. Andere Seiten von Rollcall kannst du darin ansehen. Wenn du ihn neu lädst oder schließt, beginnt der Download von vorn.",
	inParts:
		"Dieser Browser kann keine große Datei schreiben, während sie ankommt. Deshalb bekommst du mehrere ZIP-Dateien und drückst für jede einen Knopf.",
	start: "{count, plural, one {# Foto} other {# Fotos}} herunterladen",
	startAny: "Herunterladen",
	notStarted: "Der Download konnte nicht beginnen.",

	running: "Deine Fotos sind unterwegs",
	runningElsewhere:
		"In diesem Tab sind Fotos von <name>{event}</name> unterwegs. Es geht ein Event nach dem anderen.",
	endedElsewhere:
		"Der Download der Fotos von <name>{event}</name> ist zu Ende. Sein Ergebnis bleibt dort, bis ein anderer beginnt.",
	toDownload: "Diesen Download zeigen",
	progress: "Fortschritt des Downloads",
	listing: "Die Fotos werden zusammengestellt…",
	listed: "Bisher {count, plural, one {# Foto} other {# Fotos}}",
	filesSoFar: "{done, number} von {total, plural, one {# Foto} other {# Fotos}}",
	bytesSoFar: "{done} von {total}",
	bytesSoFarAbout: "{done} von etwa {total}",
	speed: "{speed}/s",
	secondsLeft: "noch weniger als eine Minute",
	minutesLeft: "noch etwa {minutes, plural, one {# Minute} other {# Minuten}}",
	hoursLeft: "noch etwa {hours, plural, one {# Stunde} other {# Stunden}}",
	paused: "Angehalten",
	pausedText: "Es wird nichts geholt, bis du fortsetzt.",
	offline: "Du bist offline",
	offlineText: "Sobald du wieder online bist, geht es von selbst weiter.",
	storeAway: "Der Fotospeicher antwortet nicht",
	storeAwayText: "Sobald er wieder antwortet, geht es von selbst weiter.",
	signedOut: "Du bist abgemeldet",
	signedOutText: "Melde dich in einem neuen Fenster wieder an. Dann geht es von selbst weiter.",
	finishing: "Die Datei wird abgeschlossen…",
	missingSoFar:
		"{count, plural, one {# Foto war bisher nicht zu bekommen} other {# Fotos waren bisher nicht zu bekommen}}",
	part: "Teil {part, number}",
	pause: "Anhalten",
	resume: "Fortsetzen",
	resumeNow: "Jetzt versuchen",
	cancel: "Abbrechen",
	cancelSure: "Hier aufhören? Du kannst behalten, was angekommen ist, oder alles verwerfen.",
	finishNow: "Behalten, was da ist",
	cancelYes: "Verwerfen",
	cancelNo: "Weitermachen",
	keepOpen:
		"Lass diesen Tab offen. Andere Seiten von Rollcall kannst du darin ansehen. Wenn du neu lädst, beginnt der Download von vorn.",
	partReady: "Teil {part, number} ist fertig ({size})",
	savePart: "Teil {part, number} speichern",
	savePartAgain: "Teil {part, number} noch einmal speichern",
	partText: "Der nächste Teil wird geholt, sobald du diesen gespeichert hast.",

	saidStarted: "Der Download hat begonnen.",
	saidTenths: "{percent, number} Prozent von {total, plural, one {# Foto} other {# Fotos}}.",
	saidPaused: "Der Download ist angehalten.",

	done: "Deine Fotos sind da",
	doneWithMissing: "Deine Fotos sind da, bis auf {count, plural, one {eines} other {# Fotos}}",
	doneInPart: "Deine Fotos sind da, aber vielleicht nicht alle",
	listBroke: "Die Liste der Fotos brach ab. Deshalb fehlen vielleicht mehr Fotos, als hier genannt sind.",
	originalsLost:
		"{count, plural, one {Von # Foto ging das Original} other {Von # Fotos gingen die Originale}} im Speicher verloren. Stattdessen kam das größte kleinere Bild.",
	saved:
		"{count, plural, =0 {Kein Foto wurde} one {# Foto wurde} other {# Fotos wurden}} gespeichert, {size}.",
	savedParts:
		"Sie sind in {count, plural, one {# Datei} other {# Dateien}}. Entpacke alle in denselben Ordner.",
	savedList:
		"Was darin ist, steht in den Dateien manifest.csv, die jede Tabellenkalkulation öffnet, und manifest.json.",
	failed: "Der Download ist vorzeitig zu Ende",
	failedText: "Was bisher angekommen ist, ist keine vollständige Datei. Fang noch einmal an.",
	again: "Noch einmal anfangen",
	another: "Andere Fotos mitnehmen",

	missing: "{count, plural, one {# Foto fehlt} other {# Fotos fehlen}}",
	missingText: "Auch die Datei manifest.csv nennt, was fehlt.",
	retryMissing: "{count, plural, one {# Foto} other {# Fotos}} noch einmal versuchen",
	because_GONE:
		"{count, plural, one {# wurde aus dem Album entfernt} other {# wurden aus dem Album entfernt}}",
	because_HIDDEN:
		"{count, plural, one {# wurde ausgeblendet oder wartet auf Freigabe} other {# wurden ausgeblendet oder warten auf Freigabe}}",
	because_NOT_READY: "{count, plural, one {# ist nicht entwickelt} other {# sind nicht entwickelt}}",
	because_LOST:
		"{count, plural, one {Von # ging die Datei im Speicher verloren} other {Von # gingen die Dateien im Speicher verloren}}",
	because_DAMAGED:
		"{count, plural, one {# kam nicht so an, wie es hinzugefügt wurde} other {# kamen nicht so an, wie sie hinzugefügt wurden}}",
	because_UNREACHABLE:
		"{count, plural, one {# war auch nach mehreren Versuchen nicht zu bekommen} other {# waren auch nach mehreren Versuchen nicht zu bekommen}}",
	because_NOT_ALLOWED:
		"{count, plural, one {# fehlt, weil das Event gelöscht wurde oder du nicht mehr auf seiner Gästeliste bist} other {# fehlen, weil das Event gelöscht wurde oder du nicht mehr auf seiner Gästeliste bist}}",
	because_LEFT_OUT:
		"{count, plural, one {# fehlt, weil du vorher aufgehört hast} other {# fehlen, weil du vorher aufgehört hast}}",
	untitled: "Ein Foto ohne Titel",
	unknownPhoto: "Ein Foto, das gerade nicht im Album ist",
	andMore: "und {count, plural, one {# weiteres} other {# weitere}}",

	folderNoSection: "Ohne Abschnitt",
	folderNoTime: "Ohne Zeit",
	folderNoName: "Jemand",

	noSelection: "Die Auswahl ist nicht mehr da. Wähle die Fotos noch einmal aus.",
};
