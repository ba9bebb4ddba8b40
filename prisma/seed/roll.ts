/** The people on the demo event's roll beside those who can sign in, as an organizer writes them down. All are invented. */
import type { Prisma } from "@/prisma/generated/client";

type RollRow = Omit<Prisma.AttendanceCreateManyInput, "eventId">;

const groups: Record<string, string[]> = {
	"Hut 1": [
		...["Aitana Vega", "Bruno Castaño", "Chiara Lombardi", "Dmitri Orlov", "Elif Yıldız", "Farid Haddad"],
		...["Greta Sørensen", "Hugo Álvarez", "Ingrid Nyström", "Jana Nováková"],
	],
	"Hut 2": [
		...["Kenji Tanaka", "Léa Dubois", "Marek Wiśniewski", "Nadia Rahimi", "Óscar Prieto", "Priya Nair"],
		...["Quentin Lefèvre", "Rosa Iglesias", "Sinéad Byrne", "Théo Girard"],
	],
	"Camp by the river": [
		...["Ulla Virtanen", "Víctor Peña", "Wanda Zielińska", "Ximena Robles", "Yusuf Demir", "Zoë van Dijk"],
		...[
			"Ana Beltrán",
			"Björn Åkesson",
			"Catarina Lopes",
			"Đorđe Petrović",
			"Eoin Gallagher",
			"Françoise Petit",
		],
	],
	"Family Ruiz": ["Marta Ruiz", "Pablo Ruiz", "Lucía Ruiz", "Grandma Ruiz"],
	Guides: ["Gonzalo Campo", "Heike Brandt", "Iker Otxoa", "Joana Ferreira"],
};

const ungrouped = [
	...["Karim Benali", "Lotte Jansen", "Mikael Lindholm", "Nuria Soler", "Olivia Hart", "Pavel Dvořák"],
	...[
		"Raúl Cano",
		"Saoirse Kelly",
		"Tariq Aziz",
		"Ursula Koch",
		"Valentina Greco",
		"Wim de Boer",
		"Yara Haddad",
	],
];

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 15, 17, 10 + minutes));

function rowOf(name: string, group: string | null, number: number): RollRow {
	const [first = "", last = ""] = name
		.normalize("NFKD")
		.replaceAll(/[^A-Za-z ]/g, "")
		.toLowerCase()
		.split(" ");
	// Every fourth is known by name alone: children, companions, and people who gave no address.
	const email = number % 4 === 3 ? null : `${first}.${last}${number}@guests.rollcall.test`;
	const status = (["ATTENDED", "ATTENDED", "INVITED", "ATTENDED", "REGISTERED"] as const)[number % 5];
	return {
		// Fixed, so that a seed that was interrupted adds nobody twice.
		id: `90e57000-0000-4000-8000-${String(number).padStart(12, "0")}`,
		...{ name, email, group, status, source: "SEED" },
		plusOnes: number % 11 === 5 ? 1 : 0,
		note: number % 13 === 6 ? "Vegetarian" : null,
		checkedInAt: status === "ATTENDED" ? at(number) : null,
	};
}

const guests = [
	...Object.entries(groups).flatMap(([group, names]) => names.map((name) => ({ name, group }))),
	...ungrouped.map((name) => ({ name, group: null })),
].map(({ name, group }, number) => rowOf(name, group, number));

const marta = guests.find(({ name }) => name === "Marta Ruiz");
const rosa = guests.find(({ name }) => name === "Rosa Iglesias");
/** They have their mother's address, so they have none of their own. */
const children = ["Pablo Ruiz", "Lucía Ruiz"];

/** After the guests whom they name. */
const more: RollRow[] = [
	{
		...rowOf("Rosa Iglesias", null, guests.length),
		// The same person, whom somebody wrote down once more. The roll asks about it.
		...{ email: rosa?.email?.replace("@", "+picos@"), status: "INVITED", checkedInAt: null },
	},
];

export const demoGuests: RollRow[] = [
	...guests.map((row) =>
		children.includes(row.name ?? "") ? { ...row, email: null, guardianId: marta?.id } : row,
	),
	...more,
];
