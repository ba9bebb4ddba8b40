/** The demo's people. Their ids are fixed, so that a browser stays signed in when the data is created again. */
export const people = {
	ada: {
		id: "ada00000-0000-4000-8000-000000000001",
		name: "Ada Moreno",
		email: "ada@demo.rollcall.test",
	},
	ben: {
		id: "be000000-0000-4000-8000-000000000002",
		name: "Ben Okafor",
		email: "ben@demo.rollcall.test",
	},
	cleo: {
		id: "c1e00000-0000-4000-8000-000000000003",
		name: "Cleo Tanaka",
		email: "cleo@demo.rollcall.test",
	},
	/** On no roll, to show what a stranger sees. */
	dev: {
		id: "de000000-0000-4000-8000-000000000004",
		name: "Dev Iyer",
		email: "dev@demo.rollcall.test",
	},
	/** Keeps the door. */
	finn: {
		id: "f1000000-0000-4000-8000-000000000006",
		name: "Finn Keller",
		email: "finn@demo.rollcall.test",
	},
	olga: {
		id: "01a00000-0000-4000-8000-000000000005",
		name: "Olga Lindqvist",
		email: "olga@demo.rollcall.test",
	},
} as const;

export type PersonKey = keyof typeof people;

/** People whom the organizers know only by e-mail. A person who signs in with such an address gets the membership. */
export const guests = {
	noor: { name: "Noor Haddad", email: "noor@guests.rollcall.test" },
	tomas: { name: "Tomás Rey", email: "tomas@guests.rollcall.test" },
	marta: { name: "Marta Ruiz", email: "marta@guests.rollcall.test" },
} as const;
