import type { settings as english } from "../en/settings";

export const settings: Record<keyof typeof english, string> = {
	newEvent: "Neues Event",
	newEventLead: "Das alles kannst du später ändern, und alles andere ist schon sinnvoll eingestellt.",
	create: "Event anlegen",

	name: "Name",
	day: "Tag",
	venue: "Ort (optional)",
	timezone: "Zeitzone",
	timezoneHint: "Alle Zeiten des Events gelten in dieser Zone.",
	chooseZone: "Zeitzone wählen",
	description: "Beschreibung (optional)",
	descriptionHint: "Alle auf der Gästeliste lesen sie über dem Album.",
	startsAt: "Beginn",
	endsAt: "Ende",
	timesMove:
		"In der neuen Zone behält das Event seine Uhrzeiten. Fotos behalten den Moment, in dem sie entstanden.",

	about: "Das Event",
	uploads: "Fotos",
	uploadsOpenAt: "Fotos hinzufügen ab",
	uploadsCloseAt: "Fotos hinzufügen bis",
	closes: "Das Hinzufügen endet zu einem Zeitpunkt",
	moderation: "Wann Fotos im Album erscheinen",
	AFTER: "Sofort",
	AFTERHint: "Das Orga-Team kann ein Foto danach ausblenden.",
	BEFORE: "Sobald das Orga-Team sie freigibt",
	BEFOREHint: "Bis dahin sieht sie nur, wer sie hinzugefügt hat, und das Orga-Team.",
	shareOriginals: "Alle auf der Gästeliste dürfen Originale herunterladen",
	shareOriginalsHint:
		"Originale enthalten, wo sie aufgenommen wurden. Das gilt auch für Fotos, die schon im Album sind. Sonst bekommt das Original nur, wer das Foto hinzugefügt hat, und das Orga-Team.",
	reportsToHide: "Foto ausblenden, sobald",
	reportsToHideOption: "{count, plural, one {# Person es meldet} other {# Personen es melden}}",
	reportsToHideHint:
		"Es bleibt ausgeblendet, bis jemand vom Orga-Team es angesehen hat. Niemand erfährt, wer es gemeldet hat. Das Orga-Team kann es wieder einblenden. Dieselben Meldungen blenden es dann nicht noch einmal aus.",
	beforeSignIn: "Vor der Anmeldung",
	publicFace: "Allen, die den Link haben, zeigen, was das Event ist",
	publicFaceHint:
		"Wer nicht angemeldet ist, sieht dann Name, Tag, Ort und Titelbild, ebenso die Vorschau des Links in Messengern. Auch wer die Adresse errät, sieht sie. Die Fotos im Album und die Gästeliste bleiben verborgen. Sonst ist nur der Name dieser Seite zu sehen.",
	address: "Adresse und Sprache",
	slug: "Adresse",
	slugHint:
		"{origin}/events/{slug}. Alte Adressen führen weiterhin hierher, und kein anderes Event bekommt sie.",
	locale: "Sprache der Live-Wand",

	save: "Speichern",
	saved: "Gespeichert.",
	correct: "Sieh dir einige Felder noch einmal an.",
	cancel: "Abbrechen",
	changedBy: "{name} hat diese Einstellungen inzwischen geändert",
	changedBySomebody: "Jemand anderes aus dem Orga-Team hat diese Einstellungen inzwischen geändert",
	theirChange: "<name>{field}</name>: {value}",
	yoursKept:
		"Wo du dasselbe geändert hast, steht deine Fassung noch im Formular. Speichere noch einmal, um sie zu behalten.",
	none: "nichts",
	on: "an",
	off: "aus",

	waitingTitle: "{count, plural, one {# Foto wartet} other {# Fotos warten}} auf Freigabe",
	waitingText:
		"Ab jetzt erscheinen Fotos sofort. Was ist mit {count, plural, one {dem, das} other {denen, die}} schon {count, plural, one {wartet} other {warten}}?",
	showWaiting: "{count, plural, one {Zeigen} other {Alle zeigen}}",
	keepWaiting: "{count, plural, one {Weiter warten lassen} other {Alle weiter warten lassen}}",

	cover: "Titelbild",
	coverText:
		"Ein Foto aus dem Album, das in den Listen aller für das Event steht, und für alle, die nicht angemeldet sind, falls sie sehen dürfen, was das Event ist.",
	coverNone: "Es gibt noch kein Titelbild. In Listen steht das erste Foto des Albums an seiner Stelle.",
	coverChoose: "Aus dem Album wählen",
	coverRemove: "Titelbild entfernen",
	coverTitle: "Titelbild wählen",
	coverEmpty: "Das Album hat noch kein Foto, das alle sehen.",
	loadMore: "Mehr zeigen",
	currentCover: "Das Titelbild dieses Events",

	organizers: "Orga-Team",
	organizersText:
		"Das Orga-Team kann hier alles ändern, und jedes Foto. Um das Event zu übergeben, füge jemanden hinzu und verlasse das Orga-Team, sobald sich die Person angemeldet hat.",
	you: "du",
	notSignedIn: "noch nicht angemeldet",
	organizerEmail: "E-Mail-Adresse",
	organizerEmailHint: "Wer sich mit dieser Adresse anmeldet, gehört zum Orga-Team.",
	addOrganizer: "Hinzufügen",
	notSaved: "Noch nicht gespeichert.",
	unsavedTitle: "Die Seite verlassen, ohne zu speichern?",
	unsavedText: "Du hast Einstellungen dieses Events geändert und noch nicht gespeichert.",
	discardAndLeave: "Änderungen verwerfen",
	keptUnsaved: "Was du vorhin geändert hast, steht noch hier und ist noch nicht gespeichert.",
	discard: "Verwerfen",
	leave: "Orga-Team verlassen",
	leaveTitle: "Das Orga-Team verlassen?",
	leaveText:
		"Du bleibst auf der Gästeliste und siehst das Album weiterhin. Das Orga-Team kann dich wieder aufnehmen.",

	duplicate: "Duplizieren",
	duplicateText:
		"Ein neues Event mit diesen Einstellungen und denselben Uhrzeiten, an einem anderen Tag. Die Fotos bleiben hier.",
	withRoll: "Alle auf der Gästeliste wieder einladen",
	duplicateEvent: "Event duplizieren",

	archive: "Archivieren",
	archiveText:
		"Ein archiviertes Event nimmt keine Fotos mehr an, steht in der Liste für sich und wird niemandem gezeigt, der nicht angemeldet ist. Sein Album bleibt, und du kannst das Event jederzeit zurückholen.",
	archiveEvent: "Event archivieren",
	archivedText: "Dieses Event ist archiviert: Es nimmt keine Fotos mehr an, und sein Album bleibt.",
	unarchiveEvent: "Event zurückholen",

	delete: "Löschen",
	deleteText: "Dieses Event hat keine Fotos, deshalb kannst du es samt Gästeliste sofort löschen.",
	deleteEvent: "Event löschen",
	deleteTitle: "„{name}“ löschen?",
	deleteWarning:
		"Das Event und seine Gästeliste sind endgültig weg. Seine Adresse bekommt kein anderes Event.",
};
