import type { readList as english } from "../en/read-list";

export const readList: Record<keyof typeof english, string> = {
	title: "Deine Liste",
	lead: "Eine Datei aus deinem Ticketshop, einem Formular, einer Tabelle oder einem Adressbuch: CSV, TSV, Excel (.xlsx) oder Visitenkarten (.vcf). Gelesen wird sie auf diesem Gerät.",
	choose: "Datei auswählen",
	orDrop: "oder hier ablegen",
	drop: "Hier ablegen",
	paste: "Oder Zeilen aus einer Tabelle einfügen",
	pasteHint:
		"Mit der Zeile, in der die Spalten benannt sind, falls es eine gibt. Oder je Zeile ein Name oder eine Adresse.",
	readPasted: "Eingefügtes lesen",
	another: "Andere Liste",
	reading: "Die Liste wird gelesen …",
	pasted: "Eingefügte Zeilen",
	onlyFirst: "Es lässt sich nur eine Liste auf einmal lesen. Das ist die erste der Dateien.",

	found:
		"{people, plural, =0 {Niemand gefunden} one {# Person} other {# Personen}} in {rows, plural, one {# Zeile} other {# Zeilen}}.",
	allTaken: "Zu jeder Zeile gehört jemand.",
	someAside:
		"{count, plural, one {# Zeile ist} other {# Zeilen sind}} aussortiert. Warum, steht weiter unten.",
	isOrders:
		"Jede Zeile dieser Liste ist eine Bestellung und keine Person. Wer für andere mitbestellt hat, steht hier einmal für alle. Dein Ticketshop hat noch eine Liste mit einer Zeile je Person, oft heißt sie Teilnehmende oder Check-in-Liste.",
	lacksStatus:
		"Keine Spalte wird als Absage oder Stornierung gelesen. Auch wer nicht kommt, käme auf die Gästeliste. Wähle die Spalte unten aus, oder exportiere die Liste noch einmal mit dem Status.",
	noPeopleColumn: "Keine Spalte mit Namen oder Adressen gefunden. Wähle unten aus, welche es ist.",
	noAddresses:
		"In dieser Liste stehen keine Adressen. Wer keine hat, wird am Einlass mit dem Namen gefunden und kann sich nicht per E-Mail anmelden.",

	columns: "Spalten",
	columnsLead:
		"Was aus jeder Spalte gelesen wird. Eine Änderung merkt sich dieses Gerät für die nächste Liste mit diesen Spalten.",
	sheet: "Blatt",
	headerRow: "Die Spalten sind benannt in",
	headerRowOption: "Zeile {row, number}",
	noHeaderRow: "keiner Zeile: Die Liste beginnt sofort",
	column: "Spalte {number, number}",
	samples: "Zum Beispiel {values}",
	notRead: "{count, plural, one {# Spalte wird} other {# Spalten werden}} nicht gelesen",
	showMore: "Mehr zeigen",
	asFound: "Meine Änderungen vergessen",

	notUsed: "Nicht lesen",
	ofPerson: "Die Person",
	ofGuardian: "Zu wem sie gehört",
	field_NAME: "Name",
	field_FIRST_NAME: "Vorname",
	field_MIDDLE_NAME: "Weiterer Vorname",
	field_LAST_NAME: "Nachname",
	field_EMAIL: "E-Mail-Adresse",
	field_GROUP: "Gruppe: Tisch, Haushalt, Klasse, Team",
	field_PLUS_ONES: "Begleitung",
	field_NOTE: "Notiz",
	field_TICKET_CODE: "Code auf dem Ticket",
	field_STATUS: "Antwort oder Status",
	field_PAID: "Bezahlt, ja oder nein",
	field_VOID: "Storniert, ja oder nein",
	field_CHECKED_IN: "Eingecheckt, ja oder wann",
	field_ATTENDED: "War dabei, ja oder nein",
	guardian_GUARDIAN_NAME: "Bezugsperson {number, number}: Name",
	guardian_GUARDIAN_FIRST_NAME: "Bezugsperson {number, number}: Vorname",
	guardian_GUARDIAN_LAST_NAME: "Bezugsperson {number, number}: Nachname",
	guardian_GUARDIAN_EMAIL: "Bezugsperson {number, number}: E-Mail-Adresse",

	asideTitle: "Aussortierte Zeilen",
	asideLead:
		"Aus diesen Zeilen kommt niemand auf die Gästeliste. Falls doch jemand soll, ändere die Liste und wähle sie noch einmal aus.",
	remarksTitle: "Nicht alles war klar",
	remarksLead: "Die Personen dieser Zeilen sind dabei. Was nicht klar war, ist weggelassen.",
	row: "Zeile {row, number}",
	sameAs: "wie Zeile {row, number}",
	aside_BLANK: "{count, plural, one {# Zeile ist} other {# Zeilen sind}} leer",
	blankAtEnd: "{count, plural, one {# leere Zeile} other {# leere Zeilen}} am Ende",
	aside_HEADER:
		"{count, plural, one {# Zeile wiederholt} other {# Zeilen wiederholen}} die Namen der Spalten",
	aside_NOT_COMING: "{count, plural, one {# Person hat} other {# Personen haben}} abgesagt",
	aside_CANCELLED:
		"{count, plural, one {# Ticket ist} other {# Tickets sind}} storniert, erstattet oder ungültig",
	aside_WAITING: "{count, plural, one {# Person steht} other {# Personen stehen}} auf einer Warteliste",
	aside_PENDING:
		"{count, plural, one {# Person ist} other {# Personen sind}} noch nicht bestätigt oder noch nicht bezahlt",
	aside_UNASSIGNED: "{count, plural, one {# Ticket gehört} other {# Tickets gehören}} noch niemandem",
	aside_NOBODY: "{count, plural, one {# Zeile hat} other {# Zeilen haben}} weder Namen noch Adresse",
	aside_TOO_MANY_CELLS:
		"{count, plural, one {# Zeile hat} other {# Zeilen haben}} mehr Zellen, als es Spalten gibt",
	aside_NAME_TOO_LONG: "{count, plural, one {# Name ist} other {# Namen sind}} zu lang für einen Namen",
	aside_DUPLICATE: "{count, plural, one {# Zeile sagt} other {# Zeilen sagen}} dasselbe wie eine frühere",
	aside_SAYS_OTHERWISE:
		"{count, plural, one {# Zeile nennt} other {# Zeilen nennen}} für jemanden aus der Liste einen anderen Tisch, eine andere Notiz, eine andere Zahl von Begleitpersonen oder eine andere Bezugsperson. Die frühere Zeile zählt",
	aside_ANOTHER_TICKET:
		"{count, plural, one {# Zeile ist} other {# Zeilen sind}} ein weiteres Ticket von jemandem aus der Liste",
	aside_NOT_A_PERSON:
		"{count, plural, one {# Karte ist} other {# Karten sind}} keine Person oder unvollständig",
	remark_EMAIL_UNCLEAR: "{count, plural, one {# Adresse ist} other {# Adressen sind}} keine E-Mail-Adresse",
	remark_PLUS_ONES_UNCLEAR:
		"{count, plural, one {# Zahl der Begleitpersonen ist} other {# Zahlen der Begleitpersonen sind}} unklar oder größer als {most, number}",
	remark_CUT:
		"{count, plural, one {# Text ist} other {# Texte sind}} gekürzt, weil die Gästeliste nicht mehr Platz hat",
	remark_TIME_UNCLEAR:
		"{count, plural, one {# Person war} other {# Personen waren}} eingecheckt, aber wann, ist unklar",
	remark_CHECK_IN_UNCLEAR:
		"{count, plural, one {# Check-in sagt} other {# Check-ins sagen}} weder ja noch wann",
	remark_QUOTES:
		"{count, plural, one {# Zeile hat} other {# Zeilen haben}} ein Anführungszeichen ohne Gegenstück",
	remark_TICKET_CODE_UNCLEAR:
		"{count, plural, one {# Ticketcode ist} other {# Ticketcodes sind}} zu lang für einen Code",

	cannotRead: "Diese Liste lässt sich nicht lesen",
	refusal_TOO_LARGE:
		"Die Datei ist größer als {size}. Nimm heraus, was keine Liste von Personen ist, oder teile sie auf mehrere Dateien auf.",
	refusal_UNPACKED_TOO_LARGE:
		"Diese Excel-Datei ist entpackt größer als {unpacked}. Kopiere die Liste in eine neue Datei oder speichere sie als CSV, und wähle diese aus.",
	refusal_TOO_MANY_ROWS: "Die Liste hat mehr als {rows, number} Zeilen. Teile sie auf mehrere Dateien auf.",
	refusal_TOO_MANY_COLUMNS:
		"Zeile {row, number} hat mehr als {columns, number} Spalten. Nimm die heraus, in denen es nicht um Personen geht.",
	refusal_EMPTY: "Es stehen keine Personen darin. Wähle die Datei mit der Liste aus.",
	refusal_PDF:
		"Das ist ein PDF, auch wenn der Name etwas anderes sagt. Exportiere die Liste dort, wo das PDF herkommt, als CSV oder Excel (.xlsx).",
	refusal_PICTURE: "Das ist ein Bild. Wähle die Liste selbst aus, als CSV oder Excel (.xlsx).",
	refusal_PACKED: "Das ist ein Archiv. Entpacke es und wähle die Liste darin aus.",
	refusal_OLD_EXCEL:
		"Das ist eine Datei aus einem alten Excel oder eine mit Passwort. Öffne sie und speichere sie ohne Passwort als .xlsx oder als CSV.",
	refusal_OTHER_SPREADSHEET:
		"Diese Art von Tabelle wird hier nicht gelesen. Öffne sie und speichere sie als .xlsx oder CSV.",
	refusal_WEB_PAGE:
		"Das ist eine Webseite, auch wenn der Name etwas anderes sagt. Öffne sie in einer Tabellenkalkulation und speichere sie als .xlsx oder CSV.",
	refusal_NOT_A_LIST:
		"Das ist keine Liste, sondern eine andere Art von Datei. Wähle CSV, Excel (.xlsx) oder Visitenkarten (.vcf) aus.",
	refusal_DAMAGED: "Die Datei ist beschädigt. Exportiere sie noch einmal oder speichere sie als CSV.",
	refusal_QUOTES:
		"Zu viele Anführungszeichen haben kein Gegenstück, das nächste in Zeile {row, number}. Öffne die Liste in einer Tabellenkalkulation und speichere sie neu.",
	refusal_NOT_READABLE:
		"Der Browser konnte die Datei nicht lesen. Vielleicht wurde sie verschoben oder ist anderswo geöffnet. Wähle sie noch einmal aus.",
	refusal_NOT_LOADED:
		"Der Teil, der Listen liest, konnte nicht geladen werden. Prüfe die Verbindung und wähle die Liste noch einmal aus.",
	refusal_TOOK_TOO_LONG:
		"Das Lesen der Liste dauerte zu lange und wurde beendet. Speichere sie als CSV, und wähle diese aus.",
};
