import type { mail as english } from "../en/mail";

export const mail: Record<keyof typeof english, string> = {
	linkSubject: "Dein Link für die Anmeldung bei Rollcall",
	linkWhat: "Mit diesem Link meldest du dich bei Rollcall auf {host} an:",
	linkButton: "Bei Rollcall anmelden",
	linkHow:
		"Du kannst ihn in {minutes, plural, one {der nächsten Minute} other {den nächsten # Minuten}} einmal benutzen, auf jedem deiner Geräte.",
	linkCopy: "Wenn der Knopf nichts tut, kopiere diese Adresse in deinen Browser:",
	linkNotYou:
		"Wenn du diesen Link nicht angefordert hast, ignoriere diese E-Mail. Ohne den Link kann sich niemand anmelden.",
};
