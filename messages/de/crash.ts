import type { crash as english } from "../en/crash";

export const crash: Record<keyof typeof english, string> = {
	tab: "Etwas ist schiefgelaufen",
	title: "Bei uns ist etwas schiefgelaufen",
	advice: "Deine Fotos sind sicher. Versuche es gleich noch einmal.",
	comesBack: "Diese Seite kommt von selbst wieder. Nächster Versuch in {seconds} s.",
	tryAgain: "Noch einmal versuchen",
	errorId:
		"Wenn das immer wieder passiert, schick dies an die Leute, die diese Seite betreiben: error {digest}",
};
