import type { events as english } from "../en/events";

export const events: Record<keyof typeof english, string> = {
	yourEvents: "Deine Events",
	noEvents: "Noch keine Events",
	noEventsAdvice: "Ein Event erscheint hier, sobald dich das Orga-Team auf die Gästeliste setzt.",
	noEventsAdviceEmail:
		"Ein Event erscheint hier, sobald dich das Orga-Team auf die Gästeliste setzt. Bitte darum, <address>{email}</address> hinzuzufügen: Mit dieser Adresse bist du angemeldet.",
	newEvent: "Neues Event",
	group_organizingUpcoming: "Von dir organisiert: jetzt und demnächst",
	group_organizingPast: "Von dir organisiert: vorbei",
	group_attendingUpcoming: "Jetzt und demnächst",
	group_attendingPast: "Vorbei",
	group_archived: "Archiviert",
	archived: "Archiviert",

	originalsShared:
		"Alle auf der Gästeliste können die Originale der Fotos dieses Events herunterladen, und damit auch, wo sie aufgenommen wurden.",

	firstEvent: "Leg dein erstes Event an",
	firstEventText: "Gib ihm einen Namen und einen Tag. Setz dann die Leute, die kommen, auf die Gästeliste.",
	operations: "Betrieb der Seite",
	operator: "Betreibst du diese Seite?",
	operatorText:
		"Sie hat noch keine Events, und niemand darf eins anlegen. Erlaube es dir mit diesem Befehl auf dem Server:",
	operatorUnverified:
		"Sie hat noch keine Events, und niemand darf eins anlegen. Dieser Befehl auf dem Server erlaubt es jemandem, mit der Adresse der Anmeldung. Sie muss bestätigt sein; deine ist es nicht.",
	operatorThen: "Lade danach diese Seite neu.",
	photoCount: "{count, plural, one {# Foto} other {# Fotos}}",
	liveWall: "Live-Wand",
	when: "<time>{when}</time> <whole>({zone})</whole>",

	organizer: "Orga-Team",
	steward: "Einlass",
	statusINVITED: "Eingeladen",
	statusREGISTERED: "Angemeldet",
	statusATTENDED: "War dabei",

	notFoundTitle: "Dieses Event gibt es nicht, oder du stehst nicht auf der Gästeliste",
	notFoundAdvice:
		"Nur wer auf der Gästeliste steht, sieht das Album. Warst du da? Dann bitte jemanden vom Orga-Team, dich mit der E-Mail-Adresse hinzuzufügen, mit der du dich anmeldest.",
	photoNotFoundTitle: "Dieses Foto gibt es nicht, oder du darfst es nicht sehen",
	photoNotFoundAdvice: "Vielleicht wurde es entfernt oder ausgeblendet. Die anderen Fotos sind im Album.",
	toAlbum: "Zum Album",
};
