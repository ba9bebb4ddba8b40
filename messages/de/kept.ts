import type { kept as english } from "../en/kept";

export const kept: Record<keyof typeof english, string> = {
	restoring: "Fotos von deinem letzten Besuch werden gesucht …",
	goingOn:
		"{count, plural, one {Mit # Foto von deinem letzten Besuch geht es} other {Mit # Fotos von deinem letzten Besuch geht es}} weiter.",
	stillHere:
		"{count, plural, one {# Foto von deinem letzten Besuch ist} other {# Fotos von deinem letzten Besuch sind}} wieder da. Füge sie hinzu, wenn du so weit bist.",
	discard: "Verwerfen",
	discardQuestion:
		"{count, plural, one {# Foto} other {# Fotos}} von deinem letzten Besuch aus der Liste nehmen? Titel und Beschreibungen gehen verloren. Die Dateien auf deinem Gerät bleiben.",
	discardThem: "{count, plural, one {# Foto} other {# Fotos}} verwerfen",
	keepThem: "Behalten",

	elsewhere:
		"{count, plural, one {# Foto ist} other {# Fotos sind}} in einem anderen Tab dieses Browsers. Wenn du ihn schließt, geht es hier damit weiter.",

	filesNeeded:
		"{count, plural, one {# Foto von deinem letzten Besuch braucht noch einmal seine Datei} other {# Fotos von deinem letzten Besuch brauchen noch einmal ihre Dateien}}",
	filesNeededAdvice:
		"Dieser Browser hat {count, plural, one {davon keine Kopie. Wähle dieselbe Datei} other {davon keine Kopien. Wähle dieselben Dateien}} noch einmal aus. Titel und Beschreibungen sind noch da.",
	toAllow:
		"{count, plural, one {# Foto von deinem letzten Besuch liegt} other {# Fotos von deinem letzten Besuch liegen}} noch auf diesem Gerät",
	toAllowAdvice:
		"Dein Browser braucht deine Erlaubnis, um {count, plural, one {es} other {sie}} noch einmal zu öffnen.",
	allow: "{count, plural, one {# Datei} other {# Dateien}} öffnen",

	cannotKeep:
		"Dieser Browser kann {count, plural, one {# Foto} other {# Fotos}} nicht aufbewahren. Lass diese Seite offen.",
	cannotKeepAdvice:
		"Er hat keinen Platz oder speichert keine Fotos. Bis {count, plural, one {es hinzugefügt ist, ist es} other {sie hinzugefügt sind, sind sie}} nur auf dieser Seite.",

	stopped: "{count, plural, one {# Foto wurde} other {# Fotos wurden}} angehalten",
	stoppedAdvice:
		"Du stehst nicht mehr auf der Gästeliste von {event}. Bitte jemanden, der das Event organisiert, dich wieder einzutragen. {count, plural, one {Dein Foto bleibt} other {Deine Fotos bleiben}} bis {until} in diesem Browser, und es geht von selbst weiter, sobald du wieder darauf stehst.",
};
