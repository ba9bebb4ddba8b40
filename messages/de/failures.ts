import type { failures as english } from "../en/failures";

export const failures: Record<keyof typeof english, string> = {
	CONNECTION_LOST: "Die Verbindung ist abgebrochen. Prüfe dein Netz und versuche es noch einmal.",
	BUSY: "Der Server ist ausgelastet. Versuche es gleich noch einmal.",
	INTERNAL_REQUEST: "Bei uns ist etwas schiefgelaufen. Versuche es gleich noch einmal. (Anfrage {requestId})",

	NOT_STORABLE: "Einige dieser Zeichen lassen sich nicht speichern.",
	TITLE_TOO_LONG: "Ein Titel hat höchstens {titleMax, plural, one {# Zeichen} other {# Zeichen}}.",
	DESCRIPTION_TOO_LONG:
		"Eine Beschreibung hat höchstens {descriptionMax, plural, one {# Byte} other {# Bytes}} (etwa so viele Buchstaben).",
	NOT_AN_EMAIL: "Das ist keine E-Mail-Adresse.",
	QUOTED_EMAIL:
		"Eine E-Mail-Adresse mit Anführungszeichen lässt sich hier nicht verwenden. Nimm eine andere.",
	NO_NAME: "Schreib einen Namen oder eine E-Mail-Adresse.",

	NO_EVENT_NAME: "Gib dem Event einen Namen.",
	EVENT_NAME_TOO_LONG: "Dieser Name ist zu lang. Kürze ihn.",
	VENUE_TOO_LONG: "Dieser Ort ist zu lang. Kürze ihn.",
	EVENT_TEXT_TOO_LONG: "Diese Beschreibung ist zu lang. Kürze sie.",
	NOT_A_TIME_ZONE: "Wähle die Zeitzone des Ortes.",
	NO_DAY: "Wähle den Tag.",
	NO_TIME: "Gib einen Tag und eine Uhrzeit an.",
	ENDS_TOO_EARLY: "Das Event endet, bevor es beginnt. Wähle ein späteres Ende.",
	CLOSES_TOO_EARLY: "Das Hinzufügen endet, bevor es beginnt. Wähle einen späteren Zeitpunkt oder keinen.",
	NOT_A_SLUG:
		"Möglich sind bis zu 60 Buchstaben von a bis z, Ziffern und einzelne Bindestriche dazwischen. Das Wort „new“ ist vergeben.",

	NO_SECTION_NAME: "Gib dem Abschnitt einen Namen.",
	SECTION_NAME_TOO_LONG: "Dieser Name ist zu lang. Kürze ihn.",
	SECTION_ENDS_TOO_EARLY: "Der Abschnitt endet, bevor er beginnt. Wähle ein späteres Ende oder keines.",

	NOT_A_PICTURE:
		"Diese Datei ließ sich nicht als Foto lesen. Vielleicht ist sie beschädigt.{whose, select, theirs {} other { Füge noch einmal das Original hinzu.}}",
	TOO_MANY_PIXELS:
		"Dieses Foto hat zu viele Pixel, um es zu entwickeln.{whose, select, theirs {} other { Füge eine Version mit höchstens 64 Megapixeln hinzu.}}",
	TOO_MANY_PARTS:
		"Dieses Foto hat mehr als 4.096 Teile, zu viele, um es zu entwickeln.{whose, select, theirs {} other { Füge es als JPEG hinzu.}}",
	TOO_SLOW:
		"Dieses Foto zu entwickeln hat zu lange gedauert.{whose, select, theirs {} other { Füge es noch einmal als JPEG hinzu.}}",
	TOO_MUCH_MEMORY:
		"Dieses Foto zu entwickeln braucht mehr Speicher, als der Server hat.{whose, select, theirs {} other { Füge eine Version mit höchstens 40 Megapixeln hinzu, oder ein JPEG.}}",
	CHANGED:
		"Die Datei hat sich während des Sendens geändert.{whose, select, theirs {} other { Füge noch einmal das Original hinzu.}}",
	GAVE_UP:
		"Dieses Foto ließ sich auch nach mehreren Versuchen nicht entwickeln.{whose, select, theirs {} other { Füge es noch einmal hinzu.}}",
	NOT_DEVELOPED: "Dieses Foto ließ sich nicht entwickeln.",

	UPLOAD_LOST:
		"Die Verbindung ist abgebrochen, bevor dieses Foto hochgeladen war. Prüfe dein Netz und versuche es noch einmal.",
	UNREADABLE:
		"Diese Datei lässt sich nicht mehr lesen. Vielleicht wurde sie verschoben oder gelöscht, oder sie liegt nur in der Cloud. Wähle sie noch einmal.",
	NOT_STORED: "Dieses Foto konnte nicht gespeichert werden. Versuche es gleich noch einmal.",
	NOT_SECURE:
		"Fotos lassen sich nur über eine sichere Verbindung hinzufügen. Öffne diese Seite mit https://.",
	NOT_THE_SAME_FILE:
		"Das ist nicht die Datei von deinem letzten Besuch, oder sie ist nicht lesbar. Wähle das Original, oder nimm das Foto aus der Liste und füge diese Datei neu hinzu.",
	ALREADY_LISTED: "Dieses Foto ist schon in der Liste unten.",

	SAVING_STOPPED: "Der Download wurde abgebrochen, von dir oder vom Browser.",
	DISK_FULL: "Auf diesem Gerät ist nicht genug Platz frei.",
	SAVING_FAILED:
		"Der Browser konnte die Datei nicht speichern. Wähle einen anderen Ort oder einen anderen Browser.",
};
