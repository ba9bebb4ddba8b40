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
	readonly #byEmail = new Map<string, ListedPerson[]>();
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
			this.aside(row, another ? "ANOTHER_TICKET" : "DUPLICATE", cells, earlier.row);
			complete(earlier, person);
			this.#keepWithin(earlier);
			return;
		}
		this.people.push(person);
		if (email !== null) this.#byEmail.set(email, [...(this.#byEmail.get(email) ?? []), person]);
		else this.#byAll.set(allOf(person), person);
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
		return this.#byEmail
			.get(person.email)
			?.find(
				({ name }) => name === null || person.name === null || plainWords(name) === plainWords(person.name),
			);
	}
}

const allOf = ({ row: _, ...rest }: ListedPerson) => JSON.stringify(rest);

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
