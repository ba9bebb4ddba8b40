import type { sections as english } from "../en/sections";

export const sections: Record<keyof typeof english, string> = {
	title: "Abschnitte",
	text: "Teile des Events, zum Beispiel Trauung und Party, Räume oder Spiele. Alle können sich einen Abschnitt des Albums ansehen. Wer Fotos hinzufügt, kann einen wählen, sonst zählt die Aufnahmezeit.",
	add: "Abschnitt hinzufügen",
	addThis: "Hinzufügen",
	newSection: "Neuer Abschnitt",
	name: "Name",
	startsAt: "Beginn (optional)",
	endsAt: "Ende (optional)",
	timesHint:
		"In der Zeitzone des Events. Fotos, die niemand zugeordnet hat, ziehen beim Speichern sofort mit um. Ohne Ende dauert der Abschnitt, bis ein anderer beginnt.",
	from: "Ab {time}",
	noTime: "Ohne Zeiten: nur Fotos, die jemand zuordnet",
	none: "nichts",
	photos: "{count, plural, one {# Foto} other {# Fotos}}",
	edit: "{name} ändern",
	up: "{name} nach oben",
	down: "{name} nach unten",
	save: "Speichern",
	cancel: "Abbrechen",
	saved:
		"Gespeichert.{count, plural, =0 {} one { # Foto ist nach seiner Aufnahmezeit umgezogen.} other { # Fotos sind nach ihrer Aufnahmezeit umgezogen.}}",
	changedByOther: "Jemand anderes hat diesen Abschnitt gerade geändert",
	theirChange:
		"Er heißt jetzt „{name}“, Beginn: {startsAt}, Ende: {endsAt}. Was du geschrieben hast, steht noch hier. Speichere noch einmal, um es zu behalten.",
	full: "Ein Event hat höchstens {limit, plural, one {# Abschnitt} other {# Abschnitte}}. Lösche einen, um einen anderen anzulegen.",
	delete: "Abschnitt löschen",
	deleteOne: "{name} löschen",
	deleteTitle: "„{name}“ löschen?",
	deleteText:
		"{count, plural, =0 {Kein Foto ist darin.} one {# Foto verliert diesen Abschnitt. Es bleibt im Album und kommt nur dann in einen anderen, wenn es währenddessen entstand.} other {# Fotos verlieren diesen Abschnitt. Sie bleiben im Album und kommen nur dann in einen anderen, wenn sie währenddessen entstanden.}}",
	deleted:
		"Gelöscht.{count, plural, =0 {} one { # Foto hat seinen Abschnitt verloren.} other { # Fotos haben ihren Abschnitt verloren.}}",
};
