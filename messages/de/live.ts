import type { live as english } from "../en/live";

export const live: Record<keyof typeof english, string> = {
	title: "{name}, live",
	qrCode: "QR-Code von {address}",
	venueCode: "QR-Code, mit dem Gäste am Event teilnehmen",
	addPhotos: "Füge deine Fotos hinzu",
	seePhotos: "Alle Fotos ansehen",
	empty: "Hier erscheinen die Fotos, sobald sie hinzugefügt werden",
	gone: "Dieses Event wurde gelöscht, oder du stehst nicht mehr auf der Gästeliste",

	paused: "Pause",
	offline: "Offline. Neue Fotos erscheinen, sobald das Netz wieder da ist.",
	signedOut:
		"Abgemeldet: keine neuen Fotos. Nach der <link>Anmeldung</link> in einem anderen Tab geht es hier weiter.",

	pause: "Anhalten",
	pauseKey: "Anhalten (Leertaste)",
	resume: "Fortsetzen",
	resumeKey: "Fortsetzen (Leertaste)",
	fullScreen: "Vollbild",
	fullScreenKey: "Vollbild (F)",
	exitFullScreen: "Vollbild beenden",
	exitFullScreenKey: "Vollbild beenden (F)",
	previous: "Zurück",
	previousKey: "Zurück ({key})",
	next: "Weiter",
	nextKey: "Weiter ({key})",
	backToAlbum: "Zurück zum Album",

	keys: "Tasten",
	space: "Leertaste",
	keyPause: "Anhalten oder fortsetzen",
};
