import type { errors as english } from "../en/errors";

export const errors: Record<keyof typeof english, string> = {
	SIGNED_OUT: "Bitte melde dich an, um fortzufahren.",
	EMAIL_SIGN_IN_OFF: "Diese Seite kann keine E-Mails senden. Melde dich anders an.",
	MAIL_UNAVAILABLE:
		"Die E-Mail konnte nicht gesendet werden. Prüfe die Adresse und versuche es gleich noch einmal.",
	EVENT_NOT_FOUND: "Dieses Event gibt es nicht, oder du stehst nicht auf der Gästeliste.",
	PHOTO_NOT_FOUND: "Dieses Foto gibt es nicht, oder du darfst es nicht sehen.",
	FILE_MISSING:
		"Die Datei dieses Fotos fehlt im Speicher. Bitte sag der Person Bescheid, die diese Seite betreibt.",
	NOT_ON_THE_ROLL:
		"Nur wer dabei war, kann Fotos hinzufügen. Warst du da? Dann bitte jemanden vom Orga-Team, dich einzuchecken.",
	UPLOADS_BLOCKED:
		"Das Orga-Team hat dich für weitere Fotos gesperrt. Wenn du das für einen Irrtum hältst, frag dort nach.",
	NOT_YOUR_PHOTO: "Nur wer das Foto hinzugefügt hat oder zum Orga-Team gehört, kann es ändern.",
	OWN_PHOTO: "Dieses Foto hast du selbst hinzugefügt. Du kannst es entfernen.",
	TOO_MANY_REPORTS:
		"Du kannst in einer Stunde bis zu {limit, plural, one {# Foto} other {# Fotos}} melden. Versuch es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.",
	ORGANIZERS_ONLY: "Das kann nur das Orga-Team dieses Events.",
	STEWARDS_ONLY: "Das können nur der Einlass und das Orga-Team dieses Events.",
	OPERATORS_ONLY: "Das können nur die Leute sehen, die diese Seite betreiben.",
	UPLOADS_NOT_OPEN: "Für dieses Event kann man noch keine Fotos hinzufügen.",
	UPLOADS_CLOSED:
		"Für dieses Event kann man keine Fotos mehr hinzufügen. Das Orga-Team kann es wieder öffnen.",
	EVENT_ARCHIVED:
		"Dieses Event ist archiviert, nimmt keine Fotos mehr an und lässt niemanden mehr ein. Das Orga-Team kann es zurückholen.",
	EVENTS_NOT_ALLOWED:
		"Du darfst auf dieser Seite keine Events anlegen. Bitte die Person, die sie betreibt, deine E-Mail-Adresse freizugeben.",
	TOO_MANY_EVENTS:
		"Du kannst höchstens {limit, plural, one {# Event} other {# Events}} am Tag anlegen. Versuche es morgen noch einmal.",
	EVENT_CHANGED:
		"Jemand anderes hat dieses Event inzwischen geändert. Sieh dir die Änderung an und speichere dann noch einmal.",
	SLUG_TAKEN: "Diese Adresse gehört oder gehörte einem anderen Event. Wähle eine andere.",
	PHOTOS_WAITING:
		"{count, plural, one {# Foto wartet} other {# Fotos warten}} auf Freigabe. Sag, ob {count, plural, one {es} other {sie}} gezeigt werden {count, plural, one {soll} other {sollen}}.",
	EVENT_HAS_PHOTOS: "Ein Event mit Fotos kann man nicht löschen. Archiviere es stattdessen.",
	LAST_ORGANIZER:
		"Aus dem Orga-Team hat sich sonst noch niemand angemeldet. Füge jemanden hinzu und tritt aus, sobald sich die Person angemeldet hat.",
	TYPE_NOT_SUPPORTED: "Dieser Dateityp wird nicht unterstützt. Möglich sind: {types}.",
	EMPTY_FILE: "Diese Datei ist leer. Wähle noch einmal das Originalfoto.",
	TOO_LARGE:
		"Dieses Foto hat {size, number, ::unit/megabyte .#}. Möglich sind höchstens {limit, number, ::unit/megabyte .#}.",
	QUOTA_REACHED:
		"Du hast die Grenze von {limit, plural, one {# Foto} other {# Fotos}} pro Person erreicht. Entferne eins, um ein anderes hinzuzufügen.",
	QUOTA_REACHED_FOR_NOW:
		"Du hast die Grenze von {limit, plural, one {# Foto} other {# Fotos}} pro Person erreicht. Ein beendeter Upload belegt noch einen Platz, der in {minutes, plural, one {einer Minute} other {# Minuten}} frei wird.",
	ASKED_TOO_OFTEN:
		"Von deinem Konto kamen zu viele Anfragen. Versuche es in {seconds, plural, one {# Sekunde} other {# Sekunden}} noch einmal.",
	TOO_MANY_UPLOADS:
		"Du kannst höchstens {limit, plural, one {# Foto} other {# Fotos}} pro Minute hinzufügen. Versuche es in {seconds, plural, one {# Sekunde} other {# Sekunden}} noch einmal.",
	TOO_MANY_LINKS_TO_ADDRESS:
		"An diese Adresse gingen schon mehrere Links. Nimm den neuesten oder versuche es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.",
	TOO_MANY_LINKS_FROM_NETWORK:
		"Aus diesem Netz wurden zu viele Links angefordert. Versuche es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.",
	UPLOAD_NOT_FOUND: "Dieser Upload ist nicht mehr da. Füge das Foto noch einmal hinzu.",
	UPLOAD_EXPIRED: "Dieser Upload wurde nicht rechtzeitig fertig. Füge das Foto noch einmal hinzu.",
	UPLOAD_MISSING: "Das Foto ist noch nicht im Speicher angekommen. Sende es noch einmal.",
	NOT_A_PHOTO:
		"{kind, select, text {Das ist eine Textdatei und kein Foto.} svg {Das ist eine SVG-Zeichnung. Speichere sie als PNG, um sie hinzuzufügen.} pdf {Das ist ein PDF und kein Foto.} video {Das ist ein Video; hinzufügen lassen sich nur Fotos.} audio {Das ist eine Tonaufnahme und kein Foto.} tiff {Das ist ein TIFF. Speichere es als JPEG oder PNG, um es hinzuzufügen.} raw {Das ist eine Rohdatei der Kamera. Füge das JPEG hinzu, das dazugehört, oder exportiere sie als JPEG.} bmp {Das ist ein BMP. Speichere es als PNG, um es hinzuzufügen.} jxl {Das ist ein JPEG XL. Speichere es als JPEG, um es hinzuzufügen.} psd {Das ist eine Photoshop-Datei. Speichere sie als JPEG, um sie hinzuzufügen.} archive {Das ist ein Archiv wie eine ZIP-Datei. Entpacke es und wähle die Fotos daraus.} program {Das ist ein Programm und kein Foto.} other {Diese Datei ist kein Foto, oder sie ist beschädigt.}}",
	UPLOAD_MISMATCH: "Die Datei hat sich während des Sendens geändert. Wähle sie noch einmal.",
	STORAGE_UNAVAILABLE: "Der Fotospeicher antwortet nicht. Versuche es gleich noch einmal.",
	SERVER_BUSY: "Gerade fügen viele Leute Fotos hinzu. Versuche es gleich noch einmal.",
	PERSON_NOT_FOUND: "Diese Person steht nicht mehr auf der Gästeliste.",
	PERSON_CHANGED:
		"Jemand anders hat diese Person gerade geändert. Sieh dir die Änderung an und speichere deine dann noch einmal.",
	ON_THE_ROLL_ALREADY: "Jemand mit dieser E-Mail-Adresse steht schon auf der Gästeliste.",
	ORGANIZER_KEEPS_ADDRESS:
		"Die E-Mail-Adresse von jemandem im Orga-Team lässt sich hier nicht ändern. Der Platz gehört der Person, die sich damit angemeldet hat.",
	MERGE_TWO_ACCOUNTS:
		"Für diese beiden haben sich zwei Personen angemeldet. Beide behalten ihren Platz, denn eine von ihnen würde das Event und ihre Fotos verlieren.",
	MERGE_NOT_FOUND: "Diese beiden sind schon wieder getrennt oder stehen nicht mehr auf der Gästeliste.",
	NOTES_TOO_LONG:
		"Zusammen haben die beiden Notizen mehr als {limit, plural, one {# Zeichen} other {# Zeichen}}. Kürze zuerst eine davon.",
	HOUSEHOLD_CHAIN: "Wer für andere da ist, kann nicht selbst zu jemandem gehören.",
	NOT_YOUR_DEPENDANT:
		"Du kannst Fotos nur für dich oder für jemanden hinzufügen, der zu dir gehört und dabei war. Wähle noch einmal, für wen das Foto ist.",
	ORGANIZER_STAYS:
		"Wer zum Orga-Team gehört, kann nicht von der Gästeliste genommen werden. Nimm die Person zuerst in den Einstellungen aus dem Orga-Team.",
	ORGANIZER_NOT_BLOCKED:
		"Wer zum Orga-Team gehört, kann nicht gesperrt werden. Nimm die Person zuerst in den Einstellungen aus dem Orga-Team.",
	SECTION_NOT_FOUND: "Diesen Abschnitt gibt es nicht mehr. Wähle einen anderen.",
	SECTION_CHANGED:
		"Jemand anderes hat diesen Abschnitt gerade geändert. Sieh dir die Änderung an und speichere dann noch einmal.",
	SECTION_NAME_TAKEN: "Ein anderer Abschnitt dieses Events heißt schon so. Wähle einen anderen Namen.",
	SECTION_TIMES_SKIPPED:
		"Eine dieser Zeiten wird bei der Umstellung auf Sommerzeit übersprungen. Wähle ein späteres Ende.",
	TOO_MANY_SECTIONS:
		"Ein Event hat höchstens {limit, plural, one {# Abschnitt} other {# Abschnitte}}. Lösche einen, um einen anderen anzulegen.",
	MAIL_OFF: "Diese Seite kann keine E-Mails versenden. Kopiere den Text und verschicke ihn selbst.",
	TOO_MANY_INVITATIONS:
		"Du kannst in 24 Stunden bis zu {limit, plural, one {# Einladung} other {# Einladungen}} versenden, und {left, plural, =0 {davon ist keine übrig} one {davon ist noch # übrig} other {davon sind noch # übrig}}. Es wurde keine versandt. Wähle weniger Leute aus oder versuche es morgen noch einmal.",
	TOO_MANY_INVITATIONS_HERE:
		"Ein Event kann in 24 Stunden bis zu {limit, plural, one {# Einladung} other {# Einladungen}} versenden, und {left, plural, =0 {davon ist keine übrig} one {davon ist noch # übrig} other {davon sind noch # übrig}}. Es wurde keine versandt. Wähle weniger Leute aus oder versuche es morgen noch einmal.",
	DECIDED_SHOWN: "{by} hat über dieses Foto schon entschieden: Es ist im Album.",
	DECIDED_HIDDEN: "{by} hat über dieses Foto schon entschieden: Es ist ausgeblendet.",
	DECIDED_WAITING: "{by} hat über dieses Foto schon entschieden: Es wartet wieder auf Freigabe.",
	DECIDED_ELSEWHERE: "Über dieses Foto hat schon jemand entschieden. Sieh es dir noch einmal an.",
	DECISION_NOT_FOUND: "Das lässt sich nicht mehr rückgängig machen.",
	IMPORT_NOT_FOUND:
		"Diese Liste ist nicht mehr da. Listen, die nicht übernommen wurden, verschwinden nach einem Tag. Lies die Datei noch einmal ein.",
	IMPORT_DONE: "Diese Liste wurde schon übernommen.",
	IMPORT_NOT_APPLIED: "Diese Liste wurde nicht übernommen. Es gibt nichts rückgängig zu machen.",
	IMPORT_INCOMPLETE:
		"Erst {arrived, number} von {people, plural, one {# Zeile} other {# Zeilen}} der Liste sind angekommen. Lies die Datei noch einmal ein.",
	IMPORT_TOO_LONG:
		"Diese Liste hat {people, plural, one {# Zeile} other {# Zeilen}}. Möglich sind {limit, number}. Teile sie auf mehrere Dateien auf.",
	IMPORT_TOO_MANY_PHOTOS:
		"Von diesen Personen {count, plural, one {ist # Foto} other {sind # Fotos}}, und eine Liste kann {limit, number} ausblenden oder entfernen. Nichts wurde geändert. Behalte die Fotos, oder nimm dir einen Teil der Personen vorher auf der Gästeliste vor.",
	IMPORT_CONTRADICTS:
		"Zwei Personen hätten dieselbe Adresse, deshalb wurde nichts übernommen. Sieh dir die unklaren Zeilen an, lass eine davon weg und übernimm dann noch einmal.",
	TOO_MANY_IMPORTS:
		"{limit, plural, one {# Liste wartet} other {# Listen warten}} schon darauf, übernommen zu werden. Übernimm oder verwirf zuerst eine davon.",
	VENUE_CODE_WRONG:
		"Das ist nicht der Code dieses Events. Scanne den am Veranstaltungsort oder frag jemanden aus dem Orga-Team.",
	VENUE_CODE_OLD: "Dieser Code ist zu alt. Scanne den, der jetzt auf dem Bildschirm steht.",
	TOO_MANY_CODES:
		"Das waren zu viele falsche Codes. Versuche es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.",
	DOOR_CLOSES_TOO_EARLY:
		"Der Einlass endet, bevor er beginnt. Wähle ein späteres Ende oder einen früheren Beginn.",
	INVALID_INPUT: "Etwas an dieser Anfrage ist nicht gültig.",
	INTERNAL: "Bei uns ist etwas schiefgelaufen. Versuche es gleich noch einmal.",
};
