/** Reading the list of people that an organizer already has. */
export const readList = {
	title: "Your list",
	lead: "A file from your ticket shop, a form, a spreadsheet or an address book: CSV, TSV, Excel (.xlsx) or contact cards (.vcf). It is read on this device.",
	choose: "Choose a file",
	orDrop: "or drop it here",
	drop: "Drop it here",
	paste: "Or paste rows from a spreadsheet",
	pasteHint: "With the row that names the columns, if there is one. Or one name or address in each line.",
	readPasted: "Read what is pasted",
	another: "Another list",
	reading: "Reading the list …",
	pasted: "Pasted rows",
	onlyFirst: "One list can be read at a time. This is the first of the files.",

	found:
		"{people, plural, =0 {Nobody was found} one {# person} other {# people}} in {rows, plural, one {# row} other {# rows}}.",
	allTaken: "Every row is somebody.",
	someAside: "{count, plural, one {# row was set aside} other {# rows were set aside}}. You see why below.",
	isOrders:
		"Each row of this list is an order and not a person. Whoever ordered for others stands here once, for all of them. Your ticket shop has another list with a row for each person, often called attendees or check-in list.",
	lacksStatus:
		"No column is read as who cancelled or declined, so they would be added too. Choose that column below, or export the list again with the status.",
	noPeopleColumn: "No column with names or addresses was found. Say below which it is.",
	noAddresses:
		"No addresses were found in this list. People without one are found at the door by their name, and cannot sign in by e-mail.",

	columns: "Columns",
	columnsLead:
		"What is read from each column. A change is remembered on this device for the next list with these columns.",
	sheet: "Sheet",
	headerRow: "The columns are named in",
	headerRowOption: "row {row, number}",
	noHeaderRow: "no row: the list begins at once",
	column: "Column {number, number}",
	samples: "For instance {values}",
	notRead: "{count, plural, one {# column is} other {# columns are}} not read",
	showMore: "Show more",
	asFound: "Forget my changes",

	notUsed: "Not read",
	ofPerson: "The person",
	ofGuardian: "Who looks after them",
	field_NAME: "Name",
	field_FIRST_NAME: "First name",
	field_MIDDLE_NAME: "Middle name",
	field_LAST_NAME: "Last name",
	field_EMAIL: "E-mail address",
	field_GROUP: "Group: table, household, class, team",
	field_PLUS_ONES: "Companions",
	field_NOTE: "Note",
	field_TICKET_CODE: "Code on the ticket",
	field_STATUS: "Answer or status",
	field_PAID: "Paid, yes or no",
	field_VOID: "Cancelled, yes or no",
	field_CHECKED_IN: "Checked in, yes or when",
	field_ATTENDED: "Was there, yes or no",
	guardian_GUARDIAN_NAME: "Name of guardian {number, number}",
	guardian_GUARDIAN_FIRST_NAME: "First name of guardian {number, number}",
	guardian_GUARDIAN_LAST_NAME: "Last name of guardian {number, number}",
	guardian_GUARDIAN_EMAIL: "E-mail address of guardian {number, number}",

	asideTitle: "Rows that were set aside",
	asideLead:
		"Nobody of these rows comes onto the roll. Change the list and choose it again if somebody should.",
	remarksTitle: "Not everything was clear",
	remarksLead: "The people of these rows are in the list. What was not clear is left out.",
	row: "Row {row, number}",
	sameAs: "as in row {row, number}",
	aside_BLANK: "{count, plural, one {# row is} other {# rows are}} blank",
	blankAtEnd: "{count, plural, one {# blank row} other {# blank rows}} at the end",
	aside_HEADER: "{count, plural, one {# row repeats} other {# rows repeat}} the names of the columns",
	aside_NOT_COMING: "{count, plural, one {# person said} other {# people said}} that they are not coming",
	aside_CANCELLED: "{count, plural, one {# was} other {# were}} cancelled, refunded or void",
	aside_WAITING: "{count, plural, one {# is} other {# are}} on a waiting list",
	aside_PENDING: "{count, plural, one {# is} other {# are}} not approved or not paid yet",
	aside_UNASSIGNED: "{count, plural, one {# ticket has} other {# tickets have}} nobody’s name yet",
	aside_NOBODY: "{count, plural, one {# row has} other {# rows have}} neither a name nor an address",
	aside_TOO_MANY_CELLS:
		"{count, plural, one {# row has} other {# rows have}} more cells than there are columns",
	aside_NAME_TOO_LONG: "{count, plural, one {# name is} other {# names are}} too long to be one",
	aside_DUPLICATE: "{count, plural, one {# row says} other {# rows say}} what an earlier row says",
	aside_SAYS_OTHERWISE:
		"{count, plural, one {# row has} other {# rows have}} another table, note, number of companions or guardian for somebody in the list, and the earlier row counts",
	aside_ANOTHER_TICKET:
		"{count, plural, one {# row is} other {# rows are}} another ticket of somebody in the list",
	aside_NOT_A_PERSON: "{count, plural, one {# card is} other {# cards are}} not of a person, or incomplete",
	remark_EMAIL_UNCLEAR: "{count, plural, one {# address is} other {# addresses are}} not an e-mail address",
	remark_PLUS_ONES_UNCLEAR:
		"{count, plural, one {# number of companions is} other {# numbers of companions are}} unclear or above {most, number}",
	remark_CUT:
		"{count, plural, one {# text was} other {# texts were}} cut, because the roll has no room for all of it",
	remark_TIME_UNCLEAR:
		"{count, plural, one {# person was} other {# people were}} checked in, but the time is unclear",
	remark_CHECK_IN_UNCLEAR:
		"{count, plural, one {# check-in says} other {# check-ins say}} neither yes nor when",
	remark_QUOTES: "{count, plural, one {# row has} other {# rows have}} a quotation mark without its partner",
	remark_TICKET_CODE_UNCLEAR:
		"{count, plural, one {# code of a ticket is} other {# codes of tickets are}} too long to be one",

	cannotRead: "This list could not be read",
	refusal_TOO_LARGE:
		"The file is larger than {size}. Take out what is no list of people, or split it into several files.",
	refusal_UNPACKED_TOO_LARGE:
		"This Excel file unpacks to more than {unpacked}. Copy the list into a new file, or save it as CSV, and choose that.",
	refusal_TOO_MANY_ROWS: "The list has more than {rows, number} rows. Split it into several files.",
	refusal_TOO_MANY_COLUMNS:
		"Row {row, number} has more than {columns, number} columns. Take out those that are not about people.",
	refusal_EMPTY: "There are no people in it. Choose the file with the list.",
	refusal_PDF:
		"This is a PDF, whatever its name says. Export the list as CSV or Excel (.xlsx) where the PDF comes from.",
	refusal_PICTURE: "This is a picture. Choose the list itself, as CSV or Excel (.xlsx).",
	refusal_PACKED: "This is an archive. Unpack it and choose the list in it.",
	refusal_OLD_EXCEL:
		"This is a file of an old Excel, or one with a password. Open it and save it as .xlsx without a password, or as CSV.",
	refusal_OTHER_SPREADSHEET:
		"This kind of spreadsheet is not read here. Open it and save it as .xlsx or CSV.",
	refusal_WEB_PAGE:
		"This is a web page, whatever its name says. Open it in a spreadsheet and save it as .xlsx or CSV.",
	refusal_NOT_A_LIST:
		"This is not a list but another kind of file. Choose CSV, Excel (.xlsx) or contact cards (.vcf).",
	refusal_DAMAGED: "The file is damaged. Export it again, or save it as CSV.",
	refusal_QUOTES:
		"Too many quotation marks have no partner, the first of the rest in row {row, number}. Open the list in a spreadsheet and save it again.",
	refusal_NOT_READABLE:
		"The browser could not read the file. It may have been moved or opened elsewhere. Choose it again.",
	refusal_NOT_LOADED:
		"What reads lists could not be loaded. Check the connection, and choose the list again.",
	refusal_TOOK_TOO_LONG: "Reading the list took too long and was stopped. Save it as CSV, and choose that.",
} as const;
