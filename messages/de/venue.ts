import type { venue as english } from "../en/venue";

export const venue: Record<keyof typeof english, string> = {
	title: "Einlass",

	code: "Code am Veranstaltungsort",
	codeOffText:
		"Gäste scannen einen Code auf einem Plakat oder Bildschirm, melden sich an und stehen auf der Gästeliste. Niemand muss sie heraussuchen.",
	codeOn: "Code erstellen",
	codeText:
		"Er steht auf deinen Plakaten und gilt, bis du einen neuen erstellst. Die Live-Wand zeigt, wenn sie jemand aus dem Orga-Team öffnet, einen Code, der jede Minute wechselt.",
	address: "Adresse des Codes",
	copy: "Kopieren",
	copied: "Kopiert.",
	copyFailed: "Dein Browser erlaubt das Kopieren nicht. Der Text ist markiert: Kopiere ihn selbst.",
	print: "Plakat und Tischschilder",
	renew: "Neuen Code erstellen",
	renewTitle: "Neuen Code erstellen?",
	renewText:
		"Plakate, Schilder und Links mit dem jetzigen Code gelten sofort nicht mehr, auch für Leute, die sich gerade anmelden. Du musst sie neu drucken.",
	renewNow: "Neuen Code erstellen",
	off: "Code abschalten",
	offTitle: "Code abschalten?",
	offText:
		"Plakate, Schilder und Links mit dem jetzigen Code gelten sofort nicht mehr. Wenn du später wieder einen Code erstellst, ist es ein anderer.",
	offNow: "Abschalten",
	cancel: "Abbrechen",

	way: "Solange Einlass ist, gilt beim Code",
	wayATTENDED: "Alle, die kommen, gelten als anwesend",
	wayATTENDEDHint:
		"Sie können sofort Fotos hinzufügen. Außerhalb des Einlasses kommen sie auf die Gästeliste und sehen das Album.",
	wayASK: "Das Orga-Team entscheidet über alle, die kommen",
	wayASKHint:
		"Du lässt sie weiter unten ein oder nicht. Wer auf keiner Liste steht, sieht bis dahin nichts vom Event.",
	wayROLL_ONLY: "Nur wer auf der Gästeliste steht, kommt hinein",
	wayROLL_ONLYHint: "Sie gelten als anwesend. Sonst kommt niemand hinein.",

	door: "Tür",
	doorText: "Nur solange die Tür offen ist, zeigt ein Code, dass jemand da ist.",
	isOpen: "Die Tür ist offen.",
	isOpenUntil: "Die Tür ist offen bis {when}.",
	isClosed: "Die Tür ist zu.",
	isClosedUntil: "Die Tür ist zu. Sie öffnet {when}.",
	open: "Tür öffnen",
	close: "Tür schließen",
	opensAt: "Öffnet",
	closesAt: "Schließt",
	byEvent: "Von zwei Stunden vor dem Event bis zu seinem Ende",
	byEventHint: "Jetzt {opens} bis {closes}.",
	byHand: "Zu eigenen Zeiten",
	saveTimes: "Zeiten speichern",
	saved: "Gespeichert.",

	waiting: "Warten auf dich",
	nobodyWaits: "Niemand wartet. Wer mit dem Code kommt und warten muss, erscheint hier von selbst.",
	count: "{count, plural, one {# Person wartet} other {# Personen warten}}.",
	noName: "Ohne Namen",
	onTheRoll: "Auf der Liste",
	onTheRollGroup: "Auf der Liste, {group}",
	onNoList: "Auf keiner Liste",
	asked: "seit {when}",
	beforeOpening: "kam vor dem Einlass",
	letIn: "Einlassen",
	letInWho: "{name} einlassen",
	refuse: "Nicht jetzt",
	refuseWho: "{name} nicht einlassen",
	letAllIn: "{count, plural, one {Einlassen} other {Alle # einlassen}}",
	letIns: "{count, plural, one {# Person wurde} other {# Personen wurden}} eingelassen.",
	refused: "Nicht eingelassen",
	refusedText:
		"Diese Leute lässt der Code nicht ein. Dazu gehört auch, wen du von der Gästeliste genommen hast.",
	decidedNone: "Das hat schon jemand anderes entschieden.",

	joinTitle: "Einlass",
	entering: "Einen Moment, du wirst eingelassen …",
	enteringSlow:
		"Gerade kommen viele auf einmal. Du wirst eingelassen, sobald Zeit ist, und musst nichts tun.",
	join: "Teilnehmen",
	joinLead: "Du bist dabei, an diesem Event teilzunehmen.",
	joinAs: "Du nimmst als <name>{person}</name> teil.",
	nameTitle: "Wie heißt du?",
	nameLead:
		"Du bist dabei, an diesem Event teilzunehmen. An der Tür und bei deinen Fotos kennt man dich unter deinem Namen.",
	yourName: "Dein Name",
	waitTitle: "Jemand aus dem Orga-Team muss dich einlassen",
	waitText: "Dort sieht man jetzt deinen Namen. Lass diese Seite offen: Sie ändert sich von selbst.",
	lostTitle: "Der Server ist gerade nicht erreichbar",
	lostText: "Diese Seite versucht es immer wieder und ändert sich dann von selbst.",
	refusedTitle: "Du wurdest nicht eingelassen",
	refusedGuest:
		"Wenn du denkst, dass das ein Irrtum ist, sprich mit dem Orga-Team. Diese Seite ändert sich, sobald man dich einlässt.",
	notListedTitle: "Du stehst nicht auf der Gästeliste",
	notListedText:
		"Bei diesem Event gilt der Code nur für Leute auf der Gästeliste. Wenn du eingeladen bist, melde dich mit der Adresse an, die das Orga-Team kennt, oder sprich mit ihm.",
	registeredTitle: "Du stehst auf der Gästeliste",
	registeredText: "Scanne den Code noch einmal, sobald die Tür offen ist. Dann kannst du Fotos hinzufügen.",
	registeredOpens:
		"Scanne den Code noch einmal, sobald die Tür offen ist: {when}. Dann kannst du Fotos hinzufügen.",
	toAlbum: "Zum Album",
	wrongTitle: "Dieser Code gilt nicht",
	oldTitle: "Dieser Code ist zu alt",
	oldText: "Codes auf einem Bildschirm wechseln jede Minute. Scanne den, der jetzt dort steht.",
	archivedTitle: "Dieses Event ist vorbei",
	tryAgain: "Noch einmal versuchen",

	showRotating: "Gästen einen Code hinhalten",
	rotating: "Code für Gäste",
	rotatingText: "Er wechselt jede Minute.",
	rotatingNone: "Dieses Event hat noch keinen Code. Jemand aus dem Orga-Team kann einen erstellen.",
	rotatingFailed: "Der Server ist nicht erreichbar, deshalb gibt es gerade keinen Code.",
	qrCode: "QR-Code, mit dem Gäste am Event teilnehmen",
};
