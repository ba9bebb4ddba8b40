/** When the door of an event is open, which follows its times unless somebody opens or closes it; and the door's limits. */

const hour = 3_600_000;

/** So many people a search lists at most. Another letter finds the others. */
export const doorFoundMax = 30;
/** How many of those who came in last are listed before anything is searched. */
export const doorRecentMax = 12;

/** The door opens so long before the event, unless its organizers say otherwise. */
const beforeStartMs = 2 * hour;
/** A door that was opened by hand after its time closes by itself after so long. */
const openAfterwardsMs = 12 * hour;

export interface DoorTimes {
	startsAt: Date;
	endsAt: Date;
	doorOpensAt: Date | null;
	doorClosesAt: Date | null;
}

export interface DoorFields extends DoorTimes {
	doorSet: "OPEN" | "CLOSED" | null;
	doorSetAt: Date | null;
}

export interface DoorState {
	isOpen: boolean;
	/** Whether it is so because somebody opened or closed it. */
	byHand: boolean;
	/** When it opens or closes by itself; null if it does not any more. */
	changesAt: Date | null;
}

/** The door's own times. It is never planned to close before it opens. */
export function doorPlan({ startsAt, endsAt, doorOpensAt, doorClosesAt }: DoorTimes) {
	const opensAt = doorOpensAt ?? new Date(startsAt.getTime() - beforeStartMs);
	const closesAt = doorClosesAt ?? endsAt;
	const isBackwards = closesAt < opensAt;
	return { opensAt, closesAt: isBackwards ? opensAt : closesAt };
}

/**
 * What somebody did with the door holds until its next time: a door opened early closes as planned, and one that was closed
 * early opens again only if its opening is still to come.
 */
export function doorAt(fields: DoorFields, now: Date): DoorState {
	const { opensAt, closesAt } = doorPlan(fields);
	const { doorSet, doorSetAt } = fields;
	if (doorSet === "OPEN" && doorSetAt) {
		const until = closesAt > doorSetAt ? closesAt : new Date(doorSetAt.getTime() + openAfterwardsMs);
		if (now < until) return { isOpen: true, byHand: true, changesAt: until };
	}
	if (doorSet === "CLOSED" && doorSetAt) {
		const until = opensAt > doorSetAt ? opensAt : null;
		if (!until || now < until) return { isOpen: false, byHand: true, changesAt: until };
	}
	const isOpen = now >= opensAt && now < closesAt;
	const next = now < opensAt ? opensAt : isOpen ? closesAt : null;
	return { isOpen, byHand: false, changesAt: next };
}
