import type { share as english } from "../en/share";

export const share: Record<keyof typeof english, string> = {
	share: "Teilen",
	title: "{count, plural, one {Den Link teilen} other {# Links teilen}}",
	links: "{count, plural, one {Link} other {Links}}",
	whoCanOpen: "Öffnen können ihn alle auf der Gästeliste, nachdem sie sich angemeldet haben.",
	copy: "{count, plural, one {Link kopieren} other {# Links kopieren}}",
	more: "Teilen…",
	copied: "Kopiert.",
	copyFailed: "Dein Browser hat das Kopieren nicht erlaubt. Der Text ist markiert: Kopiere ihn selbst.",
	close: "Schließen",

	print: "Drucken",
	photosPrinted: "{count, plural, one {# Foto} other {# Fotos}}",
	photosPrintedOf: "{count, number} von {total, number} Fotos",
};
