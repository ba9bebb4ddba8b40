import type { upload as english } from "../en/upload";

export const upload: Record<keyof typeof english, string> = {
	addPhotos: "Fotos hinzufügen",
	choose: "Fotos auswählen",
	chooseMore: "Weitere Fotos auswählen",
	listedSoon: "Deine Fotos erscheinen hier gleich.",
	drop: "Loslassen, um sie hinzuzufügen.",
	orDrop: "Oder zieh sie irgendwo in dieses Feld.",
	lead: "Füge die Fotos hinzu, die du bei diesem Event gemacht hast.",
	accepted: "{types}, je bis zu {size}.",
	acceptedUntil: "{types}, je bis zu {size}. Offen bis {until} ({zone}).",

	cannotBeAdded: "{count, plural, one {# Datei lässt} other {# Dateien lassen}} sich nicht hinzufügen",
	refusal: "<file>{name}</file>: {reason}",
	dismiss: "Ausblenden",

	chosenPhotos: "Ausgewählte Fotos",
	title: "Titel",
	description: "Beschreibung (optional)",
	untitled: "Foto",
	removeFromList: "{name} aus der Liste entfernen",

	waiting: "Wartet · {size}",
	askedToWait: "Wartet, weil der Server ausgelastet ist · {size}",
	preparing: "Wird vorbereitet · {size}",
	sending: "Wird gesendet · {sent} von {size}",
	confirming: "Prüft, ob es angekommen ist",
	done: "Hinzugefügt",
	duplicate: "Schon in diesem Album, deshalb nicht noch einmal hinzugefügt",
	failed: "Dieses Foto konnte nicht hinzugefügt werden.",
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
	offline: "Du bist offline. Sobald du wieder online bist, geht es weiter.",
	progressOfAll: "Fortschritt aller Fotos",
	start: "{count, plural, one {# Foto} other {# Fotos}} hinzufügen",
	retryAll: "{count, plural, one {# Foto} other {# Fotos}} noch einmal senden",
	clear: "Liste leeren",

	signedOut: "Du bist abgemeldet.",
	signedOutAdvice:
		"Melde dich in einem anderen Tab an, komm hierher zurück und versuche es noch einmal. Die ausgewählten Fotos bleiben hier, solange diese Seite offen ist.",
	signIn: "Anmelden",
};
