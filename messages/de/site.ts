import type { site as english } from "../en/site";

export const site: Record<keyof typeof english, string> = {
	description: "Ein Album für dein Event. Nur wer dabei war, kann Fotos hinzufügen.",
	signedOut: "Du bist abgemeldet",
	signedOutText:
		"Was auf dieser Seite ist, bleibt hier. Melde dich in einem neuen Fenster wieder an; dann geht es hier von selbst weiter, auch mit Fotos, die gerade hinzugefügt werden.",
	signInAgain: "Wieder anmelden",
	keepReading: "Jetzt nicht",

	galleryTab: "Galerie{waiting, plural, =0 {} one { (# wartet)} other { (# warten)}}",
	venueTab: "Einlass{waiting, plural, =0 {} one { (# wartet)} other { (# warten)}}",

	notFound: "Nicht gefunden",
	notFoundTitle: "Unter dieser Adresse gibt es nichts",
	notFoundAdvice: "Vielleicht ist der Link alt oder unvollständig. Prüfe die Adresse.",

	yourAccount: "Dein Konto: {name}",
	noEmail: "Keine bestätigte E-Mail-Adresse",
	signOut: "Abmelden",
	signOutEverywhere: "Auf allen Geräten abmelden",
	signOutWithoutThem: "Ohne sie abmelden",
	staySignedIn: "Angemeldet bleiben",
	lostDevice:
		"Handy verloren oder auf einem fremden angemeldet? Melde dich auf allen Geräten ab, auch auf diesem.",
	photosAtStake:
		"{count, plural, one {# Foto, das du ausgewählt hast, ist noch nicht im Album und wird nicht hinzugefügt, wenn du dich abmeldest.} other {# Fotos, die du ausgewählt hast, sind noch nicht im Album und werden nicht hinzugefügt, wenn du dich abmeldest.}}",
	notRemoved: "Ein Foto wurde nicht entfernt.",
	notRemovedAdvice:
		"Schließe dies, um es noch einmal zu versuchen. Wenn du dich trotzdem abmeldest, bleibt das Foto im Album.",
	stillSignedIn: "Du bist noch angemeldet.",
	noAnswerAdvice: "Der Server antwortet nicht. Prüfe deine Verbindung und versuche es noch einmal.",
};
