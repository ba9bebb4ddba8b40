import type { invitation as english } from "../en/invitation";

export const invitation: Record<keyof typeof english, string> = {
	subject: "Du bist eingeladen: {event}",
	to: "Du bist eingeladen: {event}",
	toBy: "{who} lädt dich ein: {event}",
	album: "Hier kommen die Fotos von allen zusammen:",
	how: "Öffne den Link und melde dich mit der E-Mail-Adresse an, unter der wir dich kennen. Wenn du dabei warst, kannst du auch eigene Fotos hinzufügen.",
	howOver: "Öffne den Link und melde dich mit der E-Mail-Adresse an, unter der wir dich kennen.",
	howMailOver: "Öffne den Link und melde dich mit deiner Adresse {email} an.",
	howMail:
		"Öffne den Link und melde dich mit deiner Adresse {email} an. Wenn du dabei warst, kannst du auch eigene Fotos hinzufügen.",
	open: "Album öffnen",
	why: "Du bekommst diese E-Mail von {host}, weil jemand aus dem Orga-Team deine Adresse auf die Gästeliste geschrieben hat. Wenn du das Event nicht kennst, ignoriere sie.",
};
