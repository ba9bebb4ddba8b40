import type { landing as english } from "../en/landing";

export const landing: Record<keyof typeof english, string> = {
	title: "Das Album von allen, die dabei waren.",
	lead: "Rollcall sammelt die Fotos eines Events an einem Ort. Nur wer dabei war, kann Fotos hinzufügen, und nur wer auf der Gästeliste steht, kann sie sehen.",
	signIn: "Anmelden",
	signInToEvents: "Zu deinen Events anmelden",
	howItWorks: "So funktioniert es",
	roll: "Die Gästeliste entscheidet",
	rollText:
		"Wer auf der Gästeliste steht, sieht das Album. Wer eingecheckt wurde, kann Fotos hinzufügen. Sonst kommt niemand hinein.",
	wifi: "Gemacht für schlechtes WLAN",
	wifiText:
		"Fotos gehen direkt von deinem Handy in den Speicher, jedes für sich. Klappt es bei einem nicht, hält das die anderen nicht auf.",
	location: "Dein Standort bleibt bei dir",
	locationText:
		"Andere sehen eine Kopie ohne den Standort der Kamera. Dein Original ist nur für dich und das Orga-Team, außer ein Event sagt etwas anderes.",
	credits: "Fotos auf dieser Seite: Aitzol Berasategi, <license>CC BY 4.0</license>",
	filmStrip: "Fotos einer Wanderung",
	summit: "Die Sonne geht hinter einem Berggipfel unter",
	dogs: "Zwei Spaniel schauen aus dem Fenster einer Hütte",
	ridge: "Ein Bergrücken über herbstlichen Lärchen",
	stream: "Ein Bach zwischen bemoosten Steinen",
	trail: "Ein Pfad hinauf zu einem felsigen Gipfel",
};
