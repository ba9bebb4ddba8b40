import type { gallery as english } from "../en/gallery";

export const gallery: Record<keyof typeof english, string> = {
	album: "Album",
	photos: "{count, plural, one {# Foto} other {# Fotos}}",
	newPhotos: "{count, plural, one {# neues Foto} other {# neue Fotos}}",
	manyNewPhotos: "{count, number} oder mehr neue Fotos",

	order: "Reihenfolge der Fotos",
	newest: "Neueste",
	taken: "Der Reihe nach",
	photosBy: "Fotos von",
	everybody: "Alle",
	onePerson: "Eine Person",

	empty: "Noch keine Fotos",
	emptyAdd: "Füge das erste hinzu. Alle auf der Gästeliste sehen es hier.",
	emptyWait: "Sobald jemand, der dabei war, Fotos hinzufügt, erscheinen sie hier.",
	noneByPerson: "Keine Fotos von dieser Person",
	noneByPersonText: "Sie hat keine Fotos hinzugefügt, die du sehen kannst.",
	showAll: "Alle Fotos zeigen",

	loadMore: "Mehr laden",
	notLoaded: "Weitere Fotos konnten nicht geladen werden.",
	notLoadedAdvice: "Prüfe deine Verbindung und versuche es noch einmal.",
	signIn: "Anmelden",
};
