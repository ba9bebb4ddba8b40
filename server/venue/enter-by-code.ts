/**
 * Somebody who is signed in comes with a scanned code. It puts them on the roll, marks them as attended, or puts them before
 * an organizer, as the event and its door say (../policies/venue.ts).
 */
import { doorAt } from "@/rules/door";
import { isFresh } from "@/rules/venue";
import { claimRoll } from "../auth/claim-roll";
import { personName } from "../auth/person-name";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type VenueOutcome, venueOutcome } from "../policies/venue";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { admit } from "./admit";
import { isCodeOf } from "./codes";
import { findVenue, type Venue } from "./find-venue";
import { readTicket } from "./ticket";

export interface Entered {
	outcome: VenueOutcome;
	slug: string;
	name: string;
	timezone: string;
	/** When the door opens, if it is closed and has a time to come. */
	doorOpensAt: Date | null;
}

type EnterDeps = Pick<Deps, "db" | "now" | "secret"> & Limited<"venueCode" | "venueEntry">;

/**
 * `name` becomes that of an account that has none. Repeating is safe, also at the same time. Throws VENUE_CODE_WRONG, also for
 * an address that no event has; VENUE_CODE_OLD; TOO_MANY_CODES after many wrong ones of the same person; ASKED_TOO_OFTEN;
 * EVENT_ARCHIVED.
 */
export async function enterByCode(
	deps: EnterDeps,
	{ slug, ticket, userId, name: given }: { slug: string; ticket: string; userId: string; name?: string },
): Promise<Entered> {
	const read = readTicket(deps, { slug, ticket });
	if (!read) throw new AppError("VENUE_CODE_WRONG");
	if (read.isOver || !isFresh(read.code, read.scannedAt)) throw new AppError("VENUE_CODE_OLD");
	await deps.limit.venueEntry({ userId });
	const venue = await deps.limit.venueCode({ userId }, async () => {
		const found = await findVenue(deps, slug);
		return isCodeOf(found, read.code, read.scannedAt) ? found : null;
	});
	if (!venue) throw new AppError("VENUE_CODE_WRONG");
	if (venue.archivedAt) throw new AppError("EVENT_ARCHIVED");

	const name = given && personName({ name: given });
	if (name) await deps.db.user.updateMany({ where: { id: userId, name: null }, data: { name } });
	const door = doorAt(venue, deps.now());
	const outcome = await enter(deps, { venue, userId, isOpen: door.isOpen });
	const about = { slug: venue.slug, name: venue.name, timezone: venue.timezone };
	return { outcome, ...about, doorOpensAt: door.isOpen ? null : door.changesAt };
}

interface Entering {
	venue: Venue;
	userId: string;
	isOpen: boolean;
}

async function enter(deps: EnterDeps, entering: Entering): Promise<VenueOutcome> {
	await claimByEmail(deps, entering.userId);
	try {
		return await enterOnce(deps, entering);
	} catch (error) {
		// They were written down with their address in the meantime.
		if (!isUniqueViolation(error)) throw error;
		await claimByEmail(deps, entering.userId);
		return enterOnce(deps, entering);
	}
}

/** Somebody whose address was written down after they signed in has a row that is not theirs yet. */
async function claimByEmail({ db }: Pick<Deps, "db">, userId: string): Promise<void> {
	const user = await db.user.findUnique({
		where: { id: userId },
		select: { email: true, emailVerified: true },
	});
	if (user?.email && user.emailVerified) await claimRoll({ db }, { userId, email: user.email });
}

function enterOnce({ db, now }: Pick<Deps, "db" | "now">, { venue, userId, isOpen }: Entering) {
	const eventId = venue.id;
	const one = { eventId_userId: { eventId, userId } };
	return db.$transaction(async (tx) => {
		await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
		await asActor(tx, { actorId: userId, how: "JOIN_CODE" });
		const row = await tx.attendance.findUnique({ where: one, select: { role: true, status: true } });
		const request = await tx.venueRequest.findUnique({ where: one, select: { state: true, atDoor: true } });
		const isRefused = request?.state === "REFUSED";
		const outcome = venueOutcome({ way: venue.venueWay, isOpen, row, isRefused });
		if (outcome === "ATTENDED" || outcome === "REGISTERED") {
			await admit(tx, { eventId, userIds: [userId], status: outcome, now: now() });
			if (outcome === "ATTENDED") await tx.venueRequest.deleteMany({ where: { eventId, userId } });
		}
		if (outcome === "WAITING") {
			const waits = request?.state === "WAITING";
			const atDoor = isOpen || (waits && request.atDoor);
			await tx.venueRequest.upsert({
				where: one,
				create: { eventId, userId, atDoor, askedAt: now() },
				// Who scans again keeps their place in the list.
				update: { atDoor, ...(waits ? {} : { state: "WAITING", askedAt: now(), decidedAt: null }) },
			});
		}
		return outcome;
	});
}
