import type { curate as english } from "../en/curate";

export const curate: Record<keyof typeof english, string> = {
	views: "Ansichten der Galerie",
	view_all: "Alles ({count, number})",
	view_waiting: "Wartet ({count, number})",
	view_hidden: "Ausgeblendet ({count, number})",
	view_reported: "Gemeldet ({count, number})",
	view_failed: "Fehlgeschlagen ({count, number})",
	day: "Tag",
	allDays: "Alle Tage",
	dayOption: "{day} ({count, number})",
	person: "{name} ({count, number})",
	queue: "Wartende durchgehen",
	noFilter: "Alle zeigen",

	empty_all: "Noch keine Fotos",
	empty_allText: "Hier erscheinen alle Fotos des Events, egal ob sie im Album zu sehen sind.",
	empty_waiting: "Nichts wartet auf Freigabe",
	empty_waitingText:
		"Neue Fotos kommen zuerst hierher, wenn in den Einstellungen des Events steht, dass Fotos auf Freigabe warten.",
	empty_hidden: "Nichts ist ausgeblendet",
	empty_hiddenText: "Hierher kommen Fotos, die du aus dem Album nimmst. Du kannst sie wieder einblenden.",
	empty_reported: "Nichts ist gemeldet",
	empty_reportedText:
		"Hierher kommen Fotos, die jemand von der Gästeliste gemeldet hat, bis das Orga-Team sie angesehen hat.",
	empty_failed: "Nichts ist fehlgeschlagen",
	empty_failedText:
		"Hierher kommen Fotos, die nicht entwickelt werden konnten. Wer sie hinzugefügt hat, sieht sie auch und erfährt, was hilft.",
	nothingInFilter: "Keine Fotos mit diesen Filtern",

	show: "Im Album zeigen",
	hide: "Ausblenden",
	selectAllOf: "Alle {count, number} auswählen",
	selectedAll: "{count, plural, one {# Foto} other {Alle # Fotos}} ausgewählt",
	range: "Bis zum nächsten auswählen",
	rangeHint: "Drücke auf das letzte Foto des Bereichs.",
	undo: "Rückgängig",
	tooMany:
		"Einzeln lassen sich höchstens {limit, number} Fotos wählen. Wähle alle einer Ansicht oder weniger.",

	done_SHOWN:
		"{count, plural, =0 {Nichts hat sich geändert.} one {# Foto ist im Album.} other {# Fotos sind im Album.}}",
	done_HIDDEN:
		"{count, plural, =0 {Nichts hat sich geändert.} one {# Foto ist ausgeblendet.} other {# Fotos sind ausgeblendet.}}",
	done_undone:
		"{count, plural, =0 {Nichts wurde rückgängig gemacht.} one {# Foto ist wieder, wo es war.} other {# Fotos sind wieder, wo sie waren.}}",
	left: "{count, plural, one {Über # davon hatte schon jemand anderes entschieden.} other {Über # davon hatte schon jemand anderes entschieden.}}",
	leftUndone:
		"{count, plural, one {# bleibt, wie es ist, weil seitdem jemand darüber entschieden hat.} other {# bleiben, wie sie sind, weil seitdem jemand darüber entschieden hat.}}",

	photo: "Foto",
	previous: "Voriges Foto",
	next: "Nächstes Foto",
	close: "Schließen",
	addedBy: "Von",
	addedAt: "Hinzugefügt",
	takenAt: "Aufgenommen",
	section: "Abschnitt",
	original: "Original",
	camera: "Kamera",
	history: "Verlauf",
	noHistory: "Über dieses Foto hat noch niemand entschieden.",
	openInAlbum: "Im Album öffnen",
	remove: "Entfernen",
	entry_hide: "Ausgeblendet von <name>{by}</name>",
	entry_hideWhy: "Ausgeblendet von <name>{by}</name>: {reason}",
	entry_show: "Ins Album gestellt von <name>{by}</name>",
	entry_wait: "Von <name>{by}</name> wieder auf Warten gesetzt",
	entry_section: "Von <name>{by}</name> in einen anderen Abschnitt gelegt",

	queueTitle: "Wartet auf Freigabe",
	toGallery: "Zurück zur Galerie",
	keys: "Tasten: A zeigt das Foto im Album, H blendet es aus, Entf oder Rücktaste entfernt es, N lässt es für später, U nimmt die letzte Entscheidung zurück.",
	swipes: "Wische nach rechts, um es im Album zu zeigen, nach links, um es auszublenden.",
	remaining: "{count, plural, =0 {Keine mehr übrig} one {Noch # Foto} other {Noch # Fotos}}",
	now: "Jetzt {title}, hinzugefügt von {name}. {count, plural, =0 {Es ist das letzte.} one {# weiteres wartet.} other {# weitere warten.}}",
	saidShown: "{title} ist im Album.",
	saidHidden: "{title} ist ausgeblendet.",
	saidRemoved: "{title} ist entfernt.",
	saidLater: "{title} bleibt für später.",
	saidBack: "Das entfernte Foto ist wieder da.",
	saidUndone: "Die letzte Entscheidung ist zurückgenommen.",
	later: "Später",
	approve: "Zeigen",
	approveAll: "Alle {count, number} zeigen",
	end: "Nichts wartet mehr",
	endText: "Fotos, die von jetzt an kommen, erscheinen hier von selbst.",
	endLater:
		"{count, plural, one {Du hast # Foto für später gelassen.} other {Du hast # Fotos für später gelassen.}}",
	again: "Noch einmal durchgehen",
	swipeShow: "Zeigen",
	swipeHide: "Ausblenden",
};
