import type { blocking as english } from "../en/blocking";

export const blocking: Record<keyof typeof english, string> = {
	blockUploads: "Uploads von {name} sperren",
	unblockUploads: "Uploads von {name} entsperren",

	blockTitle: "Uploads von {name} sperren?",
	blockLead:
		"Von dieser Person und für sie kommt nichts mehr hinzu, auch nicht, was gerade unterwegs ist. Sie sieht weiterhin das Album und liest, dass das Orga-Team sie gesperrt hat. Was soll mit den Fotos geschehen, die schon da sind?",
	thenKEEP: "Die Fotos bleiben, wie sie sind",
	thenHIDE: "Die Fotos ausblenden",
	hideHint: "Wenn du die Person entsperrst, sind sie wieder dort, wo sie waren.",
	thenREMOVE: "Die Fotos endgültig entfernen",
	removeHint: "Das Entsperren bringt sie nicht zurück.",
	block: "Uploads sperren",
	doneKEEP: "Die Uploads von {name} sind gesperrt. Die Fotos bleiben.",
	doneHIDE:
		"Die Uploads von {name} sind gesperrt, und {count, plural, =0 {es war kein Foto auszublenden} one {# Foto ist ausgeblendet} other {# Fotos sind ausgeblendet}}.",
	doneREMOVE:
		"Die Uploads von {name} sind gesperrt, und {count, plural, =0 {es war kein Foto zu entfernen} one {# Foto ist entfernt} other {# Fotos sind entfernt}}.",

	unblockTitle: "Die Uploads von {name} sind gesperrt",
	unblockLead:
		"Die Person kann wieder Fotos hinzufügen, und was mit der Sperre ausgeblendet wurde, ist wieder dort, wo es war.",
	unblock: "Uploads entsperren",
	undone:
		"{name} kann wieder Fotos hinzufügen{count, plural, =0 {} one {, und # ausgeblendetes Foto ist zurück} other {, und # ausgeblendete Fotos sind zurück}}.",
	undo: "Rückgängig",
	cancel: "Abbrechen",
	close: "Schließen",
};
