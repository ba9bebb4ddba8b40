/** Exports of ticket shops and meeting sites, written after their documented columns with invented people. */
import { expect, test } from "vitest";
import { xlsx } from "../formats/xlsx.fixture";
import { aside, person, read, remarks } from "./read.fixture";

const eventbrite =
	"Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home Address 1,Any allergies?";

test.each([
	["", eventbrite],
	[", with the surname of UK files", eventbrite.replace("Last Name", "Surname")],
])("Eventbrite's attendee report%s", async (_, header) => {
	const list = await read(
		[
			header,
			"9001,11/29/24 22:28,Ann,Lee,ann@example.org,1,,Early bird,501,,Online,EUR,10.00,1,0,0,Attending,,None",
			"9001,11/29/24 22:28,Bo,Lee,ann@example.org,1,,Early bird,502,,Online,EUR,10.00,1,0,0,Checked In,,Nuts",
			"9002,11/30/24 08:01,Cy,Ray,cy@example.org,1,,Free,503,,Online,EUR,0,0,0,0,Not Attending,,",
		].join("\r\n"),
	);
	// The buyer's address stands on every ticket of the order.
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", email: "ann@example.org", group: "Early bird" }),
		person(3, { name: "Bo Lee", email: "ann@example.org", group: "Early bird", attended: true }),
	]);
	expect(aside(list)).toEqual(["4 NOT_COMING"]);
});

const lumaV1 =
	"api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,custom_source,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name,What do you do?";
const lumaV2 = lumaV1.replace("api_id", "guest_id").replace("custom_source", "utm_source");
const lumaV3 = lumaV2.replace("utm_source,qr_code_url", "utm_source,referrer,referred_by,qr_code_url");
const lumaV4 = lumaV3.replace(
	"utm_source,",
	"utm_source,utm_medium,utm_campaign,utm_term,utm_content,gclid,fbclid,",
);

test.each([
	["v1", lumaV1],
	[
		"v1 with the source before the check-in",
		lumaV1.replace("checked_in_at,custom_source", "custom_source,checked_in_at"),
	],
	["v2", lumaV2],
	["v3", lumaV3],
	["v4", lumaV4],
])("Luma's guests, %s", async (_, header) => {
	const names = header.split(",");
	const row = (says: Record<string, string>) => names.map((name) => says[name] ?? "").join(",");
	const guest = (name: string, status: string, more: Record<string, string> = {}) => {
		const [first_name = "", last_name = ""] = name.split(" ");
		const email = `${first_name.toLowerCase()}@example.org`;
		return row({
			name,
			first_name,
			last_name,
			email,
			approval_status: status,
			ticket_name: "Standard",
			...more,
		});
	};
	const ticket = "https://luma.example/check-in/evt-1?pk=g-1";
	const list = await read(
		`\ufeff${[
			header,
			guest("Ann Lee", "approved", { checked_in_at: "2026-05-28T17:01:33.123Z", qr_code_url: ticket }),
			guest("Bo Ray", "pending_approval"),
			guest("Cy Ode", "waitlist"),
			guest("Di Fox", "declined"),
			guest("Éva Ng", "invited"),
		].join("\n")}`,
	);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann Lee",
			email: "ann@example.org",
			group: "Standard",
			ticketCode: ticket,
			attended: true,
			checkedInAt: "2026-05-28T17:01:33.000Z",
		}),
		person(6, { name: "Éva Ng", email: "éva@example.org", group: "Standard" }),
	]);
	expect(aside(list)).toEqual(["3 PENDING", "4 WAITING", "5 NOT_COMING"]);
});

test.each([["\t"], [","]])("Meetup's attendees, separated by %j", async (delimiter) => {
	const rows = [
		"Name|Attendance|User ID|Title|Event Host|RSVP|Guests|RSVPed on|Joined Group on|URL of Member Profile|Notes",
		"Ann Lee|Yes|user 1|Member||Yes|2|May 1 2026 6:00 PM|Jan 1 2020|https://meetup.example/1|by train",
		"Bo Ray||user 2|||Yes|0|May 2 2026 6:00 PM|Jan 1 2020|https://meetup.example/2|",
		"Cy Ode|No|user 3|||Yes|0|May 2 2026 6:00 PM|Jan 1 2020|https://meetup.example/3|",
		"Di Fox||user 4|||No|0||Jan 1 2020|https://meetup.example/4|",
		"Eva Ng||user 5|||Waitlist|1||Jan 1 2020|https://meetup.example/5|",
	];
	const list = await read(rows.map((row) => row.replaceAll("|", delimiter)).join("\n"));
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", plusOnes: 2, note: "by train", attended: true }),
		person(3, { name: "Bo Ray", plusOnes: 0 }),
		person(4, { name: "Cy Ode", plusOnes: 0, attended: false }),
	]);
	expect(aside(list)).toEqual(["5 NOT_COMING", "6 WAITING"]);
});

test("Meetup Pro's answers", async () => {
	const list = await read(
		"updatedAt,chapter.name,event.title,First name,Last name,Email\n2026-05-01,Berlin,Party,Ann,Lee,ann@example.org\n",
	);
	expect(list.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
});

test("Eventbrite's attendee report in German, where somebody does not come", async () => {
	const list = await read(
		[
			"Bestellnummer,Vorname,Nachname,E-Mail,Tickettyp,Teilnehmernummer,Teilnehmerstatus",
			"1,Ann,Lee,ann@example.org,Regulär,11,Teilnehmend",
			"1,Bo,Ray,bo@example.org,Regulär,12,Nicht teilnehmend",
			"2,Cy,Roe,cy@example.org,Regulär,13,Eingecheckt",
		].join("\n"),
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", email: "ann@example.org", group: "Regulär" }),
		person(4, { name: "Cy Roe", email: "cy@example.org", group: "Regulär", attended: true }),
	]);
	expect(aside(list)).toEqual(["3 NOT_COMING"]);
});

test("pretix's check-in list in Dutch has the guests' names", async () => {
	const list = await read(
		"Bestelcode;Naam gast;Product;Prijs;Ingecheckt;Geheim;E-mail\nABC12;Ann Lee;Regulier;10,00;;s3cr3tann;ann@example.org\n",
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", email: "ann@example.org", group: "Regulier", ticketCode: "s3cr3tann" }),
	]);
});

test.each([
	[
		"Spanish",
		[
			"Código de pedido",
			"Nombre del asistente",
			"Producto",
			"Precio",
			"Registrado",
			"Checked out",
			"Automatically checked in",
			"Pagado",
			"Secreto",
			"Correo electrónico",
		],
		"Sí",
	],
	[
		"French",
		[
			"Code de commande",
			"Nom du participant",
			"Produit",
			"Prix",
			"Enregistré",
			"Sorti",
			"Enregistré automatiquement",
			"Payé",
			"Secret",
			"E-mail",
		],
		"Oui",
	],
	[
		"Italian, where the column has the word for registered",
		[
			"Codice ordine",
			"Nome partecipante",
			"Prodotto",
			"Prezzo",
			"Registrato",
			"Uscito",
			"Registrato automaticamente",
			"Pagato",
			"Segreto",
			"E-mail",
		],
		"Sì",
	],
	[
		"Italian",
		[
			"Codice ordine",
			"Nome partecipante",
			"Prodotto",
			"Prezzo",
			"Check-in effettuato",
			"Uscito",
			"Check-in automatico",
			"Pagato",
			"Segreto",
			"E-mail",
		],
		"Sì",
	],
])("pretix's check-in list in %s", async (_, header, yes) => {
	const list = await read(
		[
			header,
			[
				"ABC12",
				"Ann Lee",
				"General",
				"10,00",
				"28/05/2026 19:01:33",
				"",
				"No",
				yes,
				"s3cr3tann",
				"ann@example.org",
			],
			["ABC13", "Bo Ray", "General", "10,00", "", "", "No", yes, "s3cr3tbo", "bo@example.org"],
			["ABC14", "Cy Ode", "General", "10,00", "", "", "No", "No", "s3cr3tcy", "cy@example.org"],
		]
			.map((cells) => cells.join(";"))
			.join("\n"),
	);
	const ticket = { group: "General" };
	expect(list.people).toEqual([
		person(2, {
			...{ ...ticket, name: "Ann Lee", email: "ann@example.org", ticketCode: "s3cr3tann" },
			...{ attended: true, checkedInAt: "2026-05-28T17:01:33.000Z" },
		}),
		person(3, { ...ticket, name: "Bo Ray", email: "bo@example.org", ticketCode: "s3cr3tbo" }),
	]);
	expect(aside(list)).toEqual(["4 PENDING"]);
	expect(remarks(list)).toEqual([]);
});

test("a column with the day of registration is no check-in", async () => {
	for (const header of [
		"Nombre,Correo,Registrado",
		"Nombre,Correo,Registrado,Automóvil",
		"Nom complet,Courriel,Enregistré",
	]) {
		const list = await read(`${header}\nAnn Lee,ann@example.org,01/05/2026 10:00,\n`);
		expect(list.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
	}
});

test("a shop's list without the column of the status is told from one that has it, and from other lists", async () => {
	const without = (header: string, status: string) =>
		header
			.split(",")
			.filter((name) => name !== status)
			.join(",");
	const meetup = "Name,User ID,RSVP,Guests,RSVPed on,Notes";
	const lacks = async (header: string) =>
		(await read(`${header}\n${header.replaceAll(/[^,]+/g, "1")}\n`)).lacksStatus;
	for (const [header, status] of [
		[eventbrite, "Attendee Status"],
		[lumaV1, "approval_status"],
		[lumaV4, "approval_status"],
		[meetup, "RSVP"],
		["Number,Ticket Full Name,Ticket Email,Void Status,Ticket Reference,Unique Ticket URL", "Void Status"],
	] as const) {
		expect(await lacks(header)).toBe(false);
		expect(await lacks(without(header, status)), header).toBe(true);
	}
	expect(await lacks("Name,Email,Group")).toBe(false);
});

const pretix = [
	"Order code,Attendee name,Attendee name: Given name,Attendee name: Family name,Product,Price,Checked in,Checked out,Automatically checked in,Paid,Secret,E-mail,Phone number,Allergies,Company,Voucher code,Order date,Requires special attention,Comment,Seat ID",
	"ABC12,Ann Lee,Ann,Lee,Regular,10.00,2026-05-28 19:01:33,,No,Yes,s3cr3tann,ann@example.org,'+49301234567,,,,2026-05-01,No,front row,",
	"ABC13,Bo Ray,Bo,Ray,Regular,10.00,,,No,No,s3cr3tbo,bo@example.org,,,,,2026-05-01,No,,",
	"ABC14,,,,Regular,10.00,,,No,Yes,s3cr3tnobody,,,,,,2026-05-01,No,,",
];
const pretixGerman = [
	"Bestellnummer;Teilnehmername;Teilnehmername: Vorname;Teilnehmername: Nachname;Produkt;Preis;Eingecheckt;Ausgecheckt;Automatisch eingecheckt;Bezahlt;Geheimnis;E-Mail;Telefonnummer;Allergien;Firma;Gutscheincode;Bestelldatum;Besondere Aufmerksamkeit;Kommentar;Sitzplatz",
	"ABC12;Ann Lee;Ann;Lee;Regular;10,00;28.05.2026 19:01:33;;Nein;Ja;s3cr3tann;ann@example.org;'+49301234567;;;;01.05.2026;Nein;front row;",
	"ABC13;Bo Ray;Bo;Ray;Regular;10,00;;;Nein;Nein;s3cr3tbo;bo@example.org;;;;;01.05.2026;Nein;;",
	"ABC14;;;;Regular;10,00;;;Nein;Ja;s3cr3tnobody;;;;;;01.05.2026;Nein;;",
];

test.each([
	["in English", pretix.join("\n")],
	["in German", pretixGerman.join("\r\n")],
	["as XLSX", xlsx(pretix.map((row) => row.split(",")))],
])("pretix's check-in list, %s", async (_, file) => {
	const list = await read(file);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann Lee",
			email: "ann@example.org",
			group: "Regular",
			note: "front row",
			ticketCode: "s3cr3tann",
			attended: true,
			checkedInAt: "2026-05-28T17:01:33.000Z",
		}),
	]);
	expect(aside(list)).toEqual(["3 PENDING", "4 UNASSIGNED"]);
	expect(list.isOrders).toBe(false);
});

test("pretix's order data are read, and it is said that an order is not a person", async () => {
	const list = await read(
		[
			"Event slug,Order code,Order total,Status,Email,Phone number,Order date,Order time,Company,Name,Address",
			"party,ABC12,20.00,paid,ann@example.org,,2026-05-01,10:00,,Ann Lee,Street 1",
			"party,ABC13,20.00,canceled,bo@example.org,,2026-05-01,10:00,,Bo Ray,Street 2",
			"party,ABC14,20.00,pending,cy@example.org,,2026-05-01,10:00,,Cy Ode,Street 3",
		].join("\n"),
	);
	expect(list.isOrders).toBe(true);
	expect(list.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
	expect(aside(list)).toEqual(["3 CANCELLED", "4 PENDING"]);
});

test("Hi.Events' attendees, which are XLSX only", async () => {
	const header =
		"ID,First Name,Last Name,Email,Status,Check Ins,Product ID,Product Name,Event ID,Public ID,Short ID,Created Date,Last Updated Date,Notes,Shirt size";
	const row = (cells: string) => cells.split("|");
	const list = await read(
		xlsx([
			header.split(","),
			row(
				"1|Ann|Lee|ann@example.org|ACTIVE|Main door (2026-05-28 19:01:33), Bar (2026-05-28 21:00:00)|7|Regular|3|A-1AB2C3|a_1|2026-05-01|2026-05-01|vegan|M",
			),
			row("2|Bo|Ray|bo@example.org|ACTIVE||7|Regular|3|A-4DE5F6|a_2|2026-05-01|2026-05-01||"),
			row("3|Cy|Ode|cy@example.org|CANCELLED||7|Regular|3|A-7GH8I9|a_3|2026-05-01|2026-05-01||"),
			row("4|Di|Fox|di@example.org|AWAITING_PAYMENT||7|Regular|3|A-0JK1L2|a_4|2026-05-01|2026-05-01||"),
		]),
	);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann Lee",
			email: "ann@example.org",
			group: "Regular",
			note: "vegan",
			ticketCode: "A-1AB2C3",
			attended: true,
			checkedInAt: "2026-05-28T17:01:33.000Z",
		}),
		person(3, { name: "Bo Ray", email: "bo@example.org", group: "Regular", ticketCode: "A-4DE5F6" }),
	]);
	expect(aside(list)).toEqual(["4 CANCELLED", "5 PENDING"]);
});

test("Tito's tickets: the ticket's person and never the order's, and a ticket without a person is set aside", async () => {
	const list = await read(
		[
			"Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Ticket Phone Number,Event,Void Status,Price,Ticket Reference,Tags,Unique Ticket URL,Unique Order URL,Order Reference,Order Name,Order Email",
			"1,2026-05-01,Regular,Ann Lee,Ann,Lee,ann@example.org,,,Party,,10,WXYZ-1,,https://tito.example/t1,https://tito.example/o1,WXYZ,Olga Buyer,olga@example.org",
			"2,2026-05-01,Regular,,,,,,,Party,,10,WXYZ-2,,https://tito.example/t2,https://tito.example/o1,WXYZ,Olga Buyer,olga@example.org",
			"3,2026-05-01,Regular,Cy Ode,Cy,Ode,cy@example.org,,,Party,void,10,WXYZ-3,,https://tito.example/t3,https://tito.example/o1,WXYZ,Olga Buyer,olga@example.org",
		].join("\n"),
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", email: "ann@example.org", group: "Regular", ticketCode: "WXYZ-1" }),
	]);
	expect(aside(list)).toEqual(["3 UNASSIGNED", "4 CANCELLED"]);
});

test("Partiful's guests, who have a name only", async () => {
	const list = await read(
		[
			"Name,Status,Checked in,Check-in Time,RSVP date,Song?",
			"Ann Lee,Going,Yes,2026-05-28 7:01 PM,2026-05-01,Yes",
			"Bo,Going,No,,2026-05-01,",
			"Cy,Maybe,No,,2026-05-01,",
			"Di,Can't Go,No,,2026-05-01,",
			"Eva,Waitlist,No,,2026-05-01,",
			"Fay,Not Going,No,,2026-05-01,",
		].join("\n"),
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann Lee", attended: true, checkedInAt: "2026-05-28T17:01:00.000Z" }),
		// "No" is in every row before the event, so it says nothing.
		person(3, { name: "Bo" }),
		person(4, { name: "Cy" }),
	]);
	expect(aside(list)).toEqual(["5 NOT_COMING", "6 WAITING", "7 NOT_COMING"]);
	expect(remarks(list)).toEqual([]);
});
