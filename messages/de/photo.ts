import type { photo as english } from "../en/photo";

export const photo: Record<keyof typeof english, string> = {
	photo: "Foto",
	developing: "Wird entwickelt…",
	notDeveloped: "Dieses Foto ließ sich nicht entwickeln",
	uploaderKnows: "<name>{uploader}</name> sieht das auch, und dazu, was hilft.",
	notLoaded: "Nicht geladen. Neuer Versuch…",

	gallery: "Fotogalerie",
	carousel: "Karussell",
	slide: "Bild",
	slideNumber: "Foto {index}",
	previous: "Vorheriges Foto",
	next: "Nächstes Foto",
	zoomIn: "Vergrößern",
	zoomOut: "Verkleinern",

	addedByYou: "Du hast dieses Foto hinzugefügt",
	addedByOther: "Hat dieses Foto hinzugefügt",
	taken: "Aufnahme",
	section: "Abschnitt",
	sectionByTime: "Nach der Aufnahmezeit",
	sectionNone: "Keiner",
	sectionGone: "Ein gelöschter Abschnitt",
	added: "Hinzugefügt",
	camera: "Kamera",
	original: "Original",
	originalLost:
		"Diese Datei ging im Speicher verloren. Das Bild hier ist, was davon übrig ist. Wenn du die Datei hast, entferne dieses Foto und füge es noch einmal hinzu.",
	onCamera: "{clock} laut Kamera",

	favourite: "Favorit",
	favouriteOf:
		"{count, plural, =0 {Niemand hat} one {# Person hat} other {# Personen haben}} es als Favoriten.",
	download: "Herunterladen",
	downloadOriginal: "Original herunterladen",
	notDownloaded:
		"Das Foto konnte nicht heruntergeladen werden. Prüfe dein Netz und versuche es noch einmal. Wenn das nicht hilft, öffne diese Seite in einem anderen Browser.",
	edit: "Bearbeiten",
	addWords: "Text hinzufügen",
	remove: "Entfernen",

	title: "Titel",
	optional: "Optional",
	description: "Beschreibung",
	save: "Speichern",
	cancel: "Abbrechen",

	saved: "„{title}“ ist gespeichert.",
};
