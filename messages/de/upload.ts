import type { upload as english } from "../en/upload";

export const upload: Record<keyof typeof english, string> = {
	addPhotos: "Fotos hinzufügen",
	blockedBy:
		"<name>{organizer}</name> vom Orga-Team hat dich für weitere Fotos gesperrt. Wenn du das für einen Irrtum hältst, frag dort nach.",
	choose: "Fotos auswählen",
	chooseMore: "Weitere Fotos auswählen",
	listedSoon: "Deine Fotos erscheinen hier gleich.",
	drop: "Loslassen, um sie hinzuzufügen.",
	orDrop: "Oder zieh Fotos oder Ordner irgendwo auf diese Seite.",
	takePhoto: "Foto aufnehmen",
	reading: "{read, number} von {total, plural, one {# Datei} other {# Dateien}} angesehen…",
	lead: "Füge die Fotos hinzu, die du bei diesem Event gemacht hast.",
	accepted: "{types}, je bis zu {size}.",
	withoutVideo: "Live Photos, Bewegungsfotos und Serien kommen als Bilder. Originale behalten das Video.",
	acceptedUntil: "{types}, je bis zu {size}. Offen bis {until} ({zone}).",

	/** For a family: whose photos these are. */
	forWhom: "Diese Fotos sind für",
	forMe: "mich",
	forOne: "Diese Fotos werden für <name>{who}</name> hinzugefügt.",
	forSomebody: "jemanden, der zu dir gehört",

	cannotBeAdded: "{count, plural, one {# Datei lässt} other {# Dateien lassen}} sich nicht hinzufügen",
	refusal: "<file>{name}</file>: {reason}",
	andMore: "und {count, plural, one {# weitere} other {# weitere}}",
	dismiss: "Ausblenden",
	setAside:
		"{count, plural, one {# Datei, die kein Foto ist, wurde} other {# Dateien, die keine Fotos sind, wurden}} beiseitegelegt: {kinds}",
	asideRAW: "{count, plural, one {# Rohdatei} other {# Rohdateien}}",
	asideRAW_OF_PHOTO:
		"{count, plural, one {# Rohdatei neben ihrem Foto} other {# Rohdateien neben ihren Fotos}}",
	asideLIVE: "{count, plural, one {# Video eines Live Photos} other {# Videos von Live Photos}}",
	asideVIDEO: "{count, plural, one {# Video} other {# Videos}}",
	asidePICTURE: "{count, plural, one {# Bild in einem anderen Format} other {# Bilder in anderen Formaten}}",
	asideCOMPANION:
		"{count, plural, one {# Bearbeitung oder Vorschaubild} other {# Bearbeitungen oder Vorschaubilder}}",
	asideSYSTEM: "{count, plural, one {# Systemdatei} other {# Systemdateien}}",
	asideOTHER: "{count, plural, one {# Datei anderer Art} other {# Dateien anderer Art}}",
	rawHelp:
		"Rohdateien lassen sich nicht anzeigen. Füge die JPEGs hinzu, die deine Kamera daneben speichern kann, oder exportiere sie als JPEG.",
	pictureHelp:
		"Bilder in anderen Formaten lassen sich hinzufügen, wenn sie als JPEG oder PNG gespeichert sind.",
	liveHelp: "Von einem Live Photo wird das Bild hinzugefügt, ohne das Video.",

	chosenPhotos: "Ausgewählte Fotos",
	title: "Titel",
	description: "Beschreibung (optional)",
	optional: "Optional",
	section: "Abschnitt",
	sectionOfAll: "{count, plural, one {Abschnitt des Fotos} other {Abschnitt aller # Fotos}}",
	sectionByTime: "Nach der Aufnahmezeit",
	sectionsDiffer: "Verschiedene Abschnitte",
	removeFromList: "{name} aus der Liste entfernen",

	wordsFor: "Text zu {name}",
	wordsForAll: "Derselbe Text für alle",
	wordsForSome: "Text für {count, plural, one {# Foto} other {# Fotos}}",
	wordsForAny: "Text zu diesem Foto",
	select: "Auswählen",
	selectPhoto: "{name} auswählen",
	selectEnd: "Auswahl beenden",
	removeSome: "{count, plural, one {# Foto} other {# Fotos}} entfernen",
	remove: "Aus der Liste entfernen",
	hasWords: "hat Text",
	gridKeys:
		"Die Pfeiltasten wechseln zwischen den Fotos. Die Eingabetaste öffnet den Text eines Fotos, und Entf nimmt es aus der Liste.",

	position: "Foto {index, number} von {count, number}",
	previous: "Zurück",
	next: "Weiter",
	ready: "Fertig",
	close: "Schließen",
	apply: "Für {count, plural, one {# Foto} other {# Fotos}} übernehmen",
	which: "Welche Fotos",
	toAll: "{count, plural, one {Das eine Foto} other {Alle # Fotos}}",
	toWordless: "Nur Fotos ohne eigenen Text",
	emptyChangesNothing: "Ein leeres Feld ändert nichts.",

	waiting: "Wartet · {size}",
	askedToWait: "Wartet, weil der Server ausgelastet ist · {size}",
	preparing: "Wird vorbereitet · {size}",
	sending: "Wird gesendet · {sent} von {size}",
	confirming: "Prüft, ob es angekommen ist",
	done: "Hinzugefügt",
	duplicate: "Schon in diesem Album, deshalb nicht noch einmal hinzugefügt",
	titleKept: "Titel behalten: „{title}“.",
	wordsNotSaved: "Die Worte sind noch nicht gespeichert. {reason}",
	wordsKept: "Der Text dort wurde behalten.",
	useMine: "Meinen nehmen",
	keepTheirs: "Behalten",
	keptSeen: "OK",
	failed: "Dieses Foto konnte nicht hinzugefügt werden.",
	fileNeeded: "Wähle diese Datei noch einmal aus: {name}",
	progressOf: "Fortschritt von {name}",
	stopSending: "{name} nicht mehr senden",
	retry: "Noch einmal",
	retryOne: "{name} noch einmal senden",

	chosen: "{count, plural, one {# Foto} other {# Fotos}} ausgewählt",
	addedSoFar:
		"{done, number} von {started, plural, one {# Foto} other {# Fotos}} hinzugefügt{duplicate, plural, =0 {} other {, # schon da}}{failed, plural, =0 {} other {, # fehlgeschlagen}}",
	added:
		"{done, plural, one {# Foto} other {# Fotos}} hinzugefügt{duplicate, plural, =0 {} other {, # schon da}}{failed, plural, =0 {} other {, # fehlgeschlagen}}",
	sentSoFar: "{sent} von {total}. Lass diese Seite offen.",
	sentAt: "{sent} von {total} · {speed}/s",
	soonDone: "noch weniger als eine Minute",
	minutesLeft: "noch etwa {minutes, plural, one {# Minute} other {# Minuten}}",
	hoursLeft: "noch etwa {hours, plural, one {# Stunde} other {# Stunden}}",
	checkingLast:
		"Alles ist gesendet. {count, plural, one {Das letzte Foto wird} other {Die letzten # Fotos werden}} geprüft.",
	unsent:
		"{count, plural, one {# Foto war schon im Album, dafür wurde nichts gesendet.} other {# Fotos waren schon im Album, dafür wurde nichts gesendet.}}",
	stopAll: "Alle stoppen",
	stopAllSure:
		"{count, plural, one {# Foto} other {# Fotos}} nicht mehr senden? Sie verschwinden aus dieser Liste.",
	stop: "Stoppen",
	goOn: "Weiter senden",
	sentSoFarKept: "{sent} von {total}. Wenn du diese Seite schließt, geht es beim nächsten Besuch weiter.",
	offline: "Wartet auf das Netz. Es geht von selbst weiter.",
	progressOfAll: "Fortschritt aller Fotos",
	start: "{count, plural, one {# Foto} other {# Fotos}} hinzufügen",
	retryAll: "{count, plural, one {# Foto} other {# Fotos}} noch einmal senden",
	clear: "Liste leeren",

	notAdded: "{count, plural, one {# Foto wurde} other {# Fotos wurden}} nicht hinzugefügt",
	failedBecause: "{count, plural, one {# Foto} other {# Fotos}}: {reason}",
	retrySome: "{count, plural, one {# Foto} other {# Fotos}} noch einmal senden",

	signedOut: "Du bist abgemeldet.",
	signedOutAdvice:
		"Melde dich in einem neuen Fenster wieder an. Die ausgewählten Fotos bleiben hier und gehen von selbst weiter.",
};
