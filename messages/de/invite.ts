import type { invite as english } from "../en/invite";

export const invite: Record<keyof typeof english, string> = {
	invite: "Einladen",
	title: "Leute einladen",
	titlePeople: "{count, plural, one {{name} einladen} other {# Personen einladen}}",
	loading: "Wird geladen",

	told: "{people, plural, =1 {{told, plural, =0 {Weiß noch nichts von dem Event.} other {Weiß von dem Event.}}} other {{told, number} von {people, number} wissen von dem Event: Sie haben Bescheid bekommen, sich angemeldet oder waren dabei.}}",

	byMail: "Per E-Mail",
	send: "{count, plural, one {E-Mail senden} other {# E-Mails senden}}",
	mailLead:
		"{count, plural, =0 {Niemand hier, der noch nichts weiß, hat eine E-Mail-Adresse.} one {# Person weiß noch nichts und hat eine E-Mail-Adresse.} other {# Personen wissen noch nichts und haben eine E-Mail-Adresse.}} Jede Adresse bekommt eine einzige E-Mail, in der Sprache ihres Lesers.",
	allMailed: "Alle hier wissen von dem Event oder erfahren es gleich.",
	noAddress:
		"{count, plural, one {# Person weiß noch nichts und hat keine Adresse} other {# Personen wissen noch nichts und haben keine Adresse}}. Sag ihnen selbst Bescheid, mit dem Text unten.",
	tooMany:
		"{left, plural, =0 {Heute lassen sich keine E-Mails mehr senden} one {Heute lässt sich nur noch # E-Mail senden} other {Heute lassen sich nur noch # E-Mails senden}}. Wähle auf der Gästeliste weniger Leute aus oder mach morgen weiter.",
	sendAgain: "{count, plural, one {Noch eine E-Mail senden} other {Noch eine E-Mail an # Personen senden}}",
	againHint:
		"{count, plural, one {Diese Person weiß schon von dem Event oder hat vielleicht schon eine E-Mail bekommen.} other {Diese Personen wissen schon von dem Event oder haben vielleicht schon eine E-Mail bekommen.}}",
	mailOff:
		"Diese Seite versendet keine E-Mails. Verschicke den Text unten selbst oder bitte die Person, die die Seite betreibt, E-Mail einzurichten.",
	waiting: "{count, plural, one {# E-Mail ist unterwegs} other {# E-Mails sind unterwegs}} …",
	failed:
		"{count, plural, one {# E-Mail konnte nicht gesendet werden} other {# E-Mails konnten nicht gesendet werden}}",
	failedAdvice:
		"Berichtige die Adressen auf der Gästeliste oder drücke den Knopf, um es noch einmal zu versuchen.",
	failure: "{who}: {why}",
	noAnswer: "Der Mailserver hat nicht geantwortet",
	more: "und {count, plural, one {# weitere} other {# weitere}}",
	unsure:
		"Bei {count, plural, one {# E-Mail} other {# E-Mails}} ist nicht sicher, ob sie angekommen {count, plural, one {ist} other {sind}}, weil die Verbindung zum Mailserver abbrach. Von selbst wird nichts noch einmal gesendet.",

	sent: "{count, plural, =0 {Es gab niemanden für eine E-Mail} one {# E-Mail ist auf dem Weg} other {# E-Mails sind auf dem Weg}}.",
	marked:
		"{count, plural, =0 {Niemand wurde geändert} one {# Person gilt als informiert} other {# Personen gelten als informiert}}.",
	undone: "Für {count, plural, one {# Person} other {# Personen}} zurückgenommen.",
	undo: "Rückgängig",

	yourself: "Selbst Bescheid sagen",
	message: "Text",
	messageHint: "In der Sprache des Events. Ändere ihn, wie du magst.",
	copyMessage: "Text kopieren",
	share: "Teilen",
	link: "Link",
	linkHint: "Er öffnet das Album für Leute auf der Gästeliste, nachdem sie sich angemeldet haben.",
	copyLink: "Link kopieren",
	copied: "Kopiert.",
	copyFailed: "Dein Browser hat das Kopieren nicht erlaubt. Der Text ist markiert: Kopiere ihn selbst.",
	qrCode: "QR-Code, der zu {address} führt",
	savePng: "Als PNG speichern",
	saveSvg: "Als SVG speichern",
	markTold: "{count, plural, one {Ich habe Bescheid gesagt} other {Ich habe allen # Bescheid gesagt}}",
	markHint: "Dann {count, plural, one {gilt diese Person} other {gelten diese Personen}} als informiert.",
	close: "Schließen",
};
