/** Contact cards as people. */
import { addressesIn, cleanCell } from "../columns/cells";
import { Refusal } from "../formats/refusal";
import { cardsOf } from "../formats/vcard";
import { Collector } from "./collector";
import type { ListRead, Remark } from "./list";

export function readCards(text: string): Omit<ListRead, "fileName"> {
	const cards = cardsOf(text);
	if (cards.length === 0) throw new Refusal("EMPTY");
	const collector = new Collector();
	for (const card of cards) {
		const name = cleanCell(card.name).replaceAll(/\s+/g, " ");
		const emails = card.emails.map((email) => cleanCell(email));
		const cells = [name, ...emails];
		if (!card.isPerson) {
			collector.aside(card.row, "NOT_A_PERSON", cells);
			continue;
		}
		const found = emails.map(addressesIn);
		const [email = null, ...otherEmails] = new Set(found.flatMap((one) => one.emails));
		const remarks = found.flatMap(({ unclear }) =>
			unclear.map((text): Omit<Remark, "row"> => ({ reason: "EMAIL_UNCLEAR", text })),
		);
		const isName = name !== "" && addressesIn(name).emails.length === 0;
		const person = { row: card.row, name: isName ? name : null, email, otherEmails };
		collector.add({ ...person, ...silent(), guardians: [] }, cells, remarks);
	}
	const { people, setAside, remarks } = collector;
	const nothing = {
		blankAtEnd: 0,
		columns: [],
		shape: "cards",
		headerRow: null,
		sheets: [],
		sheet: 0,
		isOrders: false,
		lacksStatus: false,
	};
	return { people, setAside, remarks, rows: cards.length, ...nothing };
}

/** What a card of an address book does not say about an event. */
const silent = () => ({
	group: null,
	plusOnes: null,
	note: null,
	ticketCode: null,
	attended: null,
	checkedInAt: null,
});
