/** Forms, address books, clubs and schools, written after their documented columns with invented people. */
import { expect, test } from "vitest";
import { xlsx } from "../formats/xlsx.fixture";
import { aside, person, read, remarks } from "./read.fixture";

test.each([
	["English", "Timestamp,Email Address,Full name,Will you attend?"],
	["German", "Zeitstempel,E-Mail-Adresse,Vor- und Nachname,Kommst du?"],
	["Spanish", "Marca temporal,Dirección de correo electrónico,Nombre y apellidos,¿Asistirás?"],
	["French", "Horodateur,Adresse e-mail,Nom et prénom,Réponse"],
	["Italian", "Informazioni cronologiche,Indirizzo email,Nome e cognome,Parteciperai?"],
	["Dutch", "Tijdstempel,E-mailadres,Volledige naam,Kom je?"],
	["Portuguese", "Carimbo de data/hora,Endereço de e-mail,Nome completo,Vai comparecer?"],
])("the answers of a Google form in %s", async (language, header) => {
	const no = {
		English: "No",
		German: "Nein",
		Spanish: "No",
		French: "Non",
		Italian: "No",
		Dutch: "Nee",
		Portuguese: "Não",
	};
	const list = await read(
		[
			header,
			'2026/05/28 7:01:33 PM GMT+2,ann@example.org,"Ann\r\nLee",Yes',
			`5/10/2026 09:15:00,bo@example.org,Bo Ray,${no[language as keyof typeof no]}`,
		].join("\r\n"),
	);
	expect(list.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
	expect(aside(list)).toEqual(["3 NOT_COMING"]);
});

test("a form's second question for an address is another address of the same person", async () => {
	const list = await read(
		"Timestamp,Email Address,Your name,Your email\n5/10/2026 09:15:00,ann@example.org,Ann Lee,Ann.Lee@example.com\n",
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", email: "ann@example.org", otherEmails: ["ann.lee@example.com"] }),
	]);
});

test("an address in a column that nobody has a name for is found by what stands in it, but not the buyer's", async () => {
	const renamed = await read("Name,Where may we write?\nAnn Lee,ann@example.org\n");
	const buyer = await read("Name,Buyer Email\nAnn Lee,olga@example.org\n");
	expect(renamed.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
	expect(buyer.people).toEqual([person(2, { name: "Ann Lee" })]);
});

test.each([
	[
		"new",
		"First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Name Prefix,Nickname,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Value",
		"Ann,B.,Lee,,,,,,* myContacts,* Home,ann@example.org ::: lee@example.org,Work,ann@example.com,+49 30 1",
	],
	[
		"old",
		"Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value",
		"Ann B. Lee,Ann,B.,Lee,,* myContacts,Home,ann@example.org ::: lee@example.org,Work,ann@example.com",
	],
])("Google Contacts, %s", async (_, header, row) => {
	const list = await read(`${header}\n${row}\n`);
	const otherEmails = ["lee@example.org", "ann@example.com"];
	expect(list.people).toEqual([person(2, { name: "Ann B. Lee", email: "ann@example.org", otherEmails })]);
});

test("Outlook's contacts, in Windows-1252 and without it", async () => {
	const classic =
		"First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,E-mail Address,E-mail 2 Address,E-mail Display Name\r\nJürgen,,Müller,,,,,jm@example.org,jürgen@example.com,Jürgen (jm@example.org)\r\n";
	const expected = [
		person(2, { name: "Jürgen Müller", email: "jm@example.org", otherEmails: ["jürgen@example.com"] }),
	];
	expect((await read(new Uint8Array(Buffer.from(classic, "latin1")))).people).toEqual(expected);
	const web = classic.replace("Suffix,Initials", "Suffix,Nickname,Given Yomi,Surname Yomi");
	expect((await read(web.replace("Müller,,,", "Müller,,,,,"))).people).toEqual(expected);
});

test("contact cards of 2.1, 3.0 and 4.0, folded and in quoted-printable", async () => {
	const list = await read(
		[
			"BEGIN:VCARD",
			"VERSION:3.0",
			"N:Lee;Ann;B.;;",
			"FN:Ann B.",
			"  Lee",
			"item1.EMAIL;type=INTERNET:ann@example.com",
			"EMAIL;type=INTERNET;type=HOME;type=pref:ann@example.org",
			"NOTE:secret",
			"PHOTO;ENCODING=b:AAAA",
			" BBBB",
			"END:VCARD",
			"BEGIN:VCARD",
			"VERSION:2.1",
			"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BC=",
			"rgen;;;",
			"EMAIL;INTERNET;HOME:jm@example.org",
			"END:VCARD",
			"BEGIN:VCARD",
			"VERSION:4.0",
			"KIND:group",
			"FN:Friends",
			"END:VCARD",
			"BEGIN:VCARD",
			"VERSION:4.0",
			"FN:Nobody\\, Ltd.",
			"END:VCARD",
			"BEGIN:VCARD",
			"TEL:123",
			"END:VCARD",
			"BEGIN:VCARD",
			"FN:Never Ended",
		].join("\r\n"),
	);
	expect(list.people).toEqual([
		person(1, { name: "Ann B. Lee", email: "ann@example.org", otherEmails: ["ann@example.com"] }),
		person(2, { name: "Jürgen Müller", email: "jm@example.org" }),
		person(4, { name: "Nobody, Ltd." }),
	]);
	expect(aside(list)).toEqual(["3 NOT_A_PERSON", "5 NOBODY", "6 NOT_A_PERSON"]);
	expect(list.rows).toBe(6);
});

test("TeamSnap's players have the guardians of their row", async () => {
	const list = await read(
		[
			"First Name,Last Name,Email,Birthday,Parent 1 First Name,Parent 1 Last Name,Parent 1 Email,P2 Name,P2 Email",
			"Ann,Lee,,2015-01-02,Eva,Lee,eva@example.org,Tom Lee,tom@example.org",
			"Bo,Ray,bo@example.org,2014-03-04,,,,,",
		].join("\n"),
	);
	const guardians = [
		{ name: "Eva Lee", email: "eva@example.org" },
		{ name: "Tom Lee", email: "tom@example.org" },
	];
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", guardians }),
		person(3, { name: "Bo Ray", email: "bo@example.org" }),
	]);
});

test("Spond's members, as XLSX", async () => {
	const list = await read(
		xlsx([
			["Our team"],
			[],
			[
				"Name",
				"Email",
				"Date of birth",
				"Guardian 1 name",
				"Guardian 1 email",
				"Guardian 2 name",
				"Guardian 2 email",
			],
			["Ann Lee", "", { date: "2015-01-02T00:00:00" }, "Eva Lee", "eva@example.org", "", "tom@example.org"],
		]),
	);
	expect(list.headerRow).toBe(3);
	const guardians = [
		{ name: "Eva Lee", email: "eva@example.org" },
		{ name: null, email: "tom@example.org" },
	];
	expect(list.people).toEqual([person(4, { name: "Ann Lee", guardians })]);
});

test.each([
	["Vorname;Name;Klasse;Name der Mutter;E-Mail Mutter;Name des Vaters;E-Mail Vater", 2],
	["Prénom;Nom;Classe;Nom de la mère;Email mère;Nom du père;Email père", 2],
	["Nombre;Apellidos;Clase;Nombre de la madre;Correo madre;Nombre del padre;Correo padre", 2],
	["Nome;Cognome;Classe;Nome madre;Email madre;Nome padre;Email padre", 2],
	["Voornaam;Naam;Klas;Naam moeder;E-mail moeder;Naam vader;E-mail vader", 2],
	["Nome;Apelido;Turma;Nome da mãe;Email da mãe;Nome do pai;Email do pai", 2],
	["First name;Surname;Class;Mother's name;Mother's e-mail;Father's name;Father's e-mail", 2],
])("a school's list: %s", async (header) => {
	const list = await read(`${header}\nAnn;Lee;4b;Eva Lee;eva@example.org;Tom Lee;tom@example.org\n`);
	const guardians = [
		{ name: "Eva Lee", email: "eva@example.org" },
		{ name: "Tom Lee", email: "tom@example.org" },
	];
	expect(list.people).toEqual([person(2, { name: "Ann Lee", group: "4b", guardians })]);
});

test("both parents' addresses in one cell are two guardians", async () => {
	const list = await read("Child,Parents' emails\nAnn Lee,eva@example.org; tom@example.org\nBo,who@\n");
	expect(list.people[0]?.guardians).toEqual([
		{ name: null, email: "eva@example.org" },
		{ name: null, email: "tom@example.org" },
	]);
	expect(remarks(list)).toEqual(["3 EMAIL_UNCLEAR"]);
});
