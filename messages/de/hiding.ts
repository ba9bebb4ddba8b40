import type { hiding as english } from "../en/hiding";

export const hiding: Record<keyof typeof english, string> = {
	hide: "Ausblenden",
	keepHidden: "Ausgeblendet lassen …",
	showAgain: "Wieder einblenden",
	showInAlbum: "Im Album zeigen",

	why: "Warum willst du dieses Foto ausblenden?",
	whoReads: "Wer es hinzugefügt hat, kann das lesen und sieht das Foto weiterhin, ebenso das Orga-Team.",
	sharedOriginal:
		"Dieses Event teilt seine Originale. Wer dieses schon heruntergeladen hat, kann seine Adresse noch einige Stunden lang öffnen.",
	reason: "Grund",
	ownWords: "Der Grund in deinen Worten",
	hidePhoto: "Foto ausblenden",
	cancel: "Abbrechen",
	nowHidden: "„{title}“ ist ausgeblendet.",
	nowShown: "„{title}“ ist im Album zu sehen.",

	reason_NOT_SUITABLE: "Passt nicht in dieses Album",
	reason_ASKED: "Jemand hat darum gebeten",
	reason_DUPLICATE: "Dieses Foto ist schon im Album",
	reason_BLURRED: "Unscharf oder zu dunkel",
	reason_OTHER: "Ein anderer Grund",
	reason_BLOCKED: "Das Orga-Team hat die Uploads der Person gesperrt, die es hinzugefügt hat",
	reason_REPORTED: "Mehrere haben es gemeldet, und jemand vom Orga-Team sieht es sich an",

	waiting: "Wartet auf Freigabe",
	waitingYours: "Nur du und das Orga-Team sehen es, bis jemand vom Orga-Team es einblendet.",
	waitingOthers:
		"Nur <name>{uploader}</name> und das Orga-Team sehen es, bis jemand vom Orga-Team es einblendet.",
	hidden: "Im Album ausgeblendet",
	hiddenYours: "Nur du und das Orga-Team sehen es.",
	hiddenOthers: "Nur <name>{uploader}</name> und das Orga-Team sehen es.",
	hiddenByAt: "Ausgeblendet von <name>{organizer}</name> vom Orga-Team, {when}",
	hiddenBy: "Ausgeblendet von <name>{organizer}</name> vom Orga-Team",
	hiddenAt: "Vom Orga-Team ausgeblendet, {when}",
	hiddenByReports: "Ausgeblendet seit {when}, bis das Orga-Team entschieden hat",
	hiddenBySomebody: "Vom Orga-Team ausgeblendet",
};
