import type { stranger as english } from "../en/stranger";

export const stranger: Record<keyof typeof english, string> = {
	signedInAs:
		"Du bist als <address>{email}</address> angemeldet. Kennt das Orga-Team eine andere Adresse von dir? Dann melde dich mit der an.",
	noAddress:
		"Du bist ohne bestätigte E-Mail-Adresse angemeldet, und das Orga-Team fügt Leute mit ihrer Adresse hinzu. Melde dich mit der an, die es kennt.",
	another: "Andere Adresse verwenden",
	anotherWithoutThem: "Ohne sie eine andere Adresse verwenden",
	photosAtStake:
		"{count, plural, one {# Foto, das du gewählt hast, ist noch in keinem Album und wird nicht hinzugefügt, wenn du dich abmeldest.} other {# Fotos, die du gewählt hast, sind noch in keinem Album und werden nicht hinzugefügt, wenn du dich abmeldest.}}",
	stillSignedIn: "Du bist noch angemeldet.",
	noAnswerAdvice: "Der Server antwortet nicht. Prüfe deine Verbindung und versuche es noch einmal.",
};
