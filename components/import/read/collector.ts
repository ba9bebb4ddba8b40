/** Gathers what becomes of each row, so that every row becomes something: somebody, or a reason. */
import { type ListedPerson, listedMost } from "@/rules/listed-person";
import { personNameMaxLength } from "@/rules/roll";
import { plainWords } from "../columns/words";
import type { AsideReason, Remark, RemarkReason, SetAside } from "./list";

const textMaxLength = 200;
export const shortened = (text: string, max = textMaxLength) =>
	text.length > max ? `${text.slice(0, max - 1).replace(/\p{Cs}$/u, "")}…` : text;

export class Collector {
	readonly people: ListedPerson[] = [];
	readonly setAside: SetAside[] = [];
	readonly remarks: Remark[] = [];
	/** By address and name; the address alone finds whoever had it first, and with no name whoever has none. */
	readonly #byEmail = new Map<string, ListedPerson>();
	readonly #byAll = new Map<string, ListedPerson>();

	aside(row: number, reason: AsideReason, cells: readonly string[], sameAs?: number) {
		const text = shortened(cells.filter((cell) => cell !== "").join(" · "));
		this.setAside.push({ row, reason, text, ...(sameAs === undefined ? {} : { sameAs }) });
	}

	/** Somebody with a name or an address. */
	add(person: ListedPerson, cells: readonly string[], remarks: readonly Omit<Remark, "row">[] = []) {
		const { row, name, email, guardians } = person;
		if (name === null && email === null) {
			const isTicket = person.ticketCode !== null || person.group !== null;
			return this.aside(row, isTicket && guardians.length === 0 ? "UNASSIGNED" : "NOBODY", cells);
		}
		if ((name?.length ?? 0) > personNameMaxLength) return this.aside(row, "NAME_TOO_LONG", cells);
		const earlier = this.#earlier(person);
		if (earlier) {
			const another =
				earlier.ticketCode !== null && person.ticketCode !== null && earlier.ticketCode !== person.ticketCode;
			const reason = another
				? "ANOTHER_TICKET"
				: saysOtherwise(earlier, person)
					? "SAYS_OTHERWISE"
					: "DUPLICATE";
			this.aside(row, reason, cells, earlier.row);
			complete(earlier, person);
			// The earlier row may have a name now.
			if (earlier.email !== null) this.#remember(earlier.email, earlier);
			this.#keepWithin(earlier);
			return;
		}
		this.people.push(person);
		if (email === null) this.#byAll.set(allOf(person), person);
		else this.#remember(email, person);
		for (const { reason, text } of remarks) this.remark(row, reason, text);
		this.#keepWithin(person);
	}

	remark(row: number, reason: RemarkReason, text: string) {
		this.remarks.push({ row, reason, text: shortened(text) });
	}

	/** The server takes no more, and would refuse the whole list for one cell that holds a club's address book. */
	#keepWithin({ row, otherEmails, guardians }: ListedPerson) {
		const over = [
			...otherEmails.splice(listedMost),
			...guardians.splice(listedMost).map(({ email, name }) => email ?? name),
		];
		if (over.length > 0) this.remark(row, "CUT", over.join(", "));
	}

	/** Two people may share an address, but hardly a name as well. Without an address only a row that says the same is the same. */
	#earlier(person: ListedPerson): ListedPerson | undefined {
		if (person.email === null) return this.#byAll.get(allOf(person));
		const { email, name } = person;
		const first = this.#byEmail.get(email);
		if (name === null || !first) return first;
		return this.#byEmail.get(keyOf(email, name)) ?? this.#byEmail.get(keyOf(email, null));
	}

	#remember(email: string, person: ListedPerson) {
		if (!this.#byEmail.has(email)) this.#byEmail.set(email, person);
		if (person.name === null) this.#byEmail.set(keyOf(email, null), person);
		else {
			this.#byEmail.set(keyOf(email, person.name), person);
			if (this.#byEmail.get(keyOf(email, null)) === person) this.#byEmail.delete(keyOf(email, null));
		}
	}
}

const keyOf = (email: string, name: string | null) =>
	name === null ? `${email} ` : `${email} ${plainWords(name)}.`;
const allOf = ({ row: _, ...rest }: ListedPerson) => JSON.stringify(rest);

/** Whether a later row for the same person says something that the earlier row does not leave open. */
function saysOtherwise(person: ListedPerson, later: ListedPerson): boolean {
	const { group, plusOnes, note, guardians } = later;
	return (
		[
			[person.group, group],
			[person.plusOnes, plusOnes],
			[person.note, note],
		].some(([said, says]) => said !== null && says !== null && said !== says) ||
		(person.guardians.length > 0 &&
			guardians.some(
				(one) => !person.guardians.some(({ name, email }) => name === one.name && email === one.email),
			))
	);
}

/** What an earlier row leaves open, a later one for the same person may say. */
function complete(person: ListedPerson, later: ListedPerson) {
	person.name ??= later.name;
	person.group ??= later.group;
	person.plusOnes ??= later.plusOnes;
	person.note ??= later.note;
	person.ticketCode ??= later.ticketCode;
	if (later.attended) person.attended = true;
	else person.attended ??= later.attended;
	const times = [person.checkedInAt, later.checkedInAt].filter((time) => time !== null).sort();
	person.checkedInAt = times[0] ?? null;
	const others = later.otherEmails.filter((email) => !person.otherEmails.includes(email));
	person.otherEmails.push(...others);
	if (person.guardians.length === 0) person.guardians = later.guardians;
}
