import { canonicalEmail } from "@/rules/email";
import { unguardFormula } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";

/** A row of a list as it is staged: without what an export put before a formula, and with the guardian who counts. */
export function stagedRow({ guardians, ...person }: ListedPerson) {
	const guardian = guardians.find(({ email }) => email !== null) ?? guardians[0];
	const guardianEmail = address(guardian?.email ?? null);
	const guardianName = words(guardian?.name ?? null);
	// The second column of a form may repeat the first.
	const otherGuardians = guardians.some(
		({ name, email }) =>
			(email !== null && address(email) !== guardianEmail) ||
			(email === null && words(name) !== guardianName),
	);
	const otherEmails: string[] = [];
	for (const listed of [person.email, ...person.otherEmails]) {
		const email = address(listed);
		// A child whose parent's address stands in both columns has none of its own.
		if (email !== null && email !== guardianEmail && !otherEmails.includes(email)) otherEmails.push(email);
	}
	const email = otherEmails.shift() ?? null;
	// One literal and not several that are spread, which took half the time of a part.
	return {
		row: person.row,
		name: words(person.name),
		email,
		otherEmails,
		group: words(person.group),
		plusOnes: person.plusOnes,
		note: words(person.note),
		ticketCode: words(person.ticketCode),
		attended: person.attended,
		checkedInAt: person.checkedInAt,
		guardianName,
		guardianEmail,
		otherGuardians,
	};
}

const words = (text: string | null): string | null => (text && unguardFormula(text).trim()) || null;

/** An apostrophe may begin an address, so only one that an export wrote is taken away. */
const address = (email: string | null): string | null => email && canonicalEmail(unguardFormula(email));
