import { exportPageSize } from "@/rules/imports";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { shownEmail } from "../mail/shown-email";
import type { Membership } from "../policies/membership";

/** Whoever has signed in is known by what their account says where the row says nothing. */
const person = {
	name: true,
	email: true,
	user: { select: { name: true, email: true, emailVerified: true } },
} as const;

/**
 * A page of everything that the roll says of its people, in the order of their ids, from the one after `after`. `next` is null
 * after the last page. The names of a whole roll leave the site, so each page is an entry of the audit.
 */
export async function exportRoll(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, after }: { eventId: string; membership: Membership; after: string | null },
) {
	return db.$transaction(async (tx) => {
		const found = await tx.attendance.findMany({
			where: { eventId, ...(after ? { id: { gt: after } } : {}) },
			orderBy: { id: "asc" },
			take: exportPageSize,
			select: {
				...{
					id: true,
					group: true,
					plusOnes: true,
					note: true,
					ticketCode: true,
					status: true,
					checkedInAt: true,
				},
				...{ ...person, guardian: { select: person } },
			},
		});
		await writeAudit(tx, {
			...({ eventId, actorId: membership.userId, action: "roll.export" } as const),
			...{ subject: { eventId }, details: { people: found.length } },
		});
		const people = found.map(({ id: _, guardian, name, email, user, ...row }) => ({
			...row,
			...known({ name, email, user }),
			guardian: guardian && known(guardian),
		}));
		return { people, next: found.length < exportPageSize ? null : (found.at(-1)?.id ?? null) };
	});
}

interface Known {
	name: string | null;
	email: string | null;
	user: { name: string | null; email: string | null; emailVerified: Date | null } | null;
}

/** An address that nobody has proven says nothing of whose row it is. */
const known = ({ name, email, user }: Known) => ({
	name: name ?? user?.name ?? null,
	email: shownEmail(email ?? (user?.emailVerified ? user.email : null)),
});
