/**
 * Who was told of an event. Somebody who registered or attended knows of it, however they learned of it; anybody else was
 * told if an e-mail was taken by the mail server, or an organizer said that they have told the person.
 */
import { Prisma } from "@/prisma/generated/client";

/** People whom nobody has told, as a condition on the table "Attendance". An e-mail that is under way tells nobody yet. */
export const neverTold = Prisma.sql`status = 'INVITED' AND NOT EXISTS (
	SELECT FROM "Invitation" told WHERE told."attendanceId" = "Attendance".id AND told."toldAt" IS NOT NULL)`;

/** The rows of a roll with their invitations, for the conditions below. */
export const rollWithInvitations = Prisma.sql`
	"Attendance" "row" LEFT JOIN "Invitation" told ON told."attendanceId" = "row".id`;

const isTold = Prisma.sql`("row".status <> 'INVITED' OR told."toldAt" IS NOT NULL)`;
const isUnderWay = Prisma.sql`coalesce(told.mail IN ('WAITING', 'SENDING'), false)`;
const isUnsure = Prisma.sql`coalesce(told.mail = 'UNSURE', false)`;

export const invitations = {
	isTold,
	isUnderWay,
	isUnsure,
	hasFailed: Prisma.sql`(NOT ${isTold} AND coalesce(told.mail = 'FAILED', false))`,
	/** Gets an e-mail: it would be the first that arrives. */
	mayBeMailed: Prisma.sql`("row".email IS NOT NULL AND NOT ${isTold} AND NOT ${isUnderWay} AND NOT ${isUnsure})`,
	/** Gets another e-mail, if an organizer says so. */
	mayBeMailedAgain: Prisma.sql`("row".email IS NOT NULL AND NOT ${isUnderWay} AND (${isTold} OR ${isUnsure}))`,
	/** May be marked as told by hand. */
	mayBeMarked: Prisma.sql`(NOT ${isTold} AND NOT ${isUnderWay})`,
	isWithoutAddress: Prisma.sql`("row".email IS NULL AND NOT ${isTold})`,
} as const;

/** The event's roll, or these people of it. */
export const meantRows = (eventId: string, personIds: readonly string[] | undefined) =>
	personIds
		? Prisma.sql`"row"."eventId" = ${eventId}::uuid AND "row".id = ANY(${personIds}::uuid[])`
		: Prisma.sql`"row"."eventId" = ${eventId}::uuid`;
