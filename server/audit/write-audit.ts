/**
 * The audit log: who did what to what in an event. It is written in the transaction of the change, and an entry outlives
 * its subject. The table below is the only list of actions, and nothing else writes to the log.
 */
import { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace } from "@/prisma/generated/enums";
import type { PlaceReason } from "@/rules/hide-reasons";
import type { LogAction } from "@/rules/log";
import type { ReportReason } from "@/rules/report-reasons";
import type { PhotosOfRemoved } from "@/rules/roll";
import type { CodeAction } from "@/rules/venue";

interface PhotoSubject {
	photoId: string;
}
interface EventSubject {
	eventId: string;
}
interface SectionSubject {
	sectionId: string;
}
interface ImportSubject {
	importId: string;
}
interface MembershipSubject {
	membershipId: string;
}

/**
 * Every action, with what it is done to, and what else its entry says. An entry never goes, so it has codes and no words
 * of a person.
 */
interface AuditActions {
	/**
	 * `from` is where it was before. A photo that reports have hidden is hidden by nobody. `decision` is the id of the press, if
	 * it was one of the organizer's gallery; `undone` says that it took one back.
	 */
	"photo.hide": {
		subject: PhotoSubject;
		details: { reason: PlaceReason | null; from?: PhotoPlace; decision?: string; undone?: true };
	};
	/** A photo that waited was approved, or a hidden one is back in the album. */
	"photo.show": { subject: PhotoSubject; details: { from: PhotoPlace; decision?: string; undone?: true } };
	/** A photo waits again, because the decision on it was taken back. */
	"photo.wait": { subject: PhotoSubject; details: { from: PhotoPlace; decision: string; undone: true } };
	/** Somebody reported a photo. The log does not say who. */
	"photo.report": { subject: PhotoSubject; details: { reason: ReportReason } };
	/** An organizer found `count` reports unfounded, or with `undone` took that back. */
	"photo.dismissReports": {
		subject: PhotoSubject;
		details: { count: number; decision?: string; undone?: true };
	};
	"photo.remove": { subject: PhotoSubject; details: null };
	/** A failed photo was removed because its bytes were added again. */
	"photo.replace": { subject: PhotoSubject; details: null };
	/** An operator's command made the row anew of what the original says (server/verify/remake-photo.ts). */
	"photo.restore": { subject: PhotoSubject; details: { place: PhotoPlace } };
	/** A person chose the section. Each is the id of a section, or null for none; "time" for the one of its capture time. */
	"photo.section": { subject: PhotoSubject; details: { from: string | null; to: string | null } };
	"section.add": { subject: SectionSubject; details: null };
	"section.update": { subject: SectionSubject; details: { fields: string[] } };
	/** `photos` is how many were in it. */
	"section.remove": { subject: SectionSubject; details: { photos: number } };
	/** What is added by or for somebody is blocked. `count` of their photos were hidden or removed with it, as `photos` says. */
	"uploads.block": { subject: MembershipSubject; details: { photos: PhotosOfRemoved; count: number } };
	/** `count` photos that were hidden with the block are in the album again. */
	"uploads.unblock": { subject: MembershipSubject; details: { count: number } };
	/** What the list did, in numbers (server/imports/find-import.ts). */
	"roll.import": { subject: ImportSubject; details: Record<string, number> };
	/** `left` is how many rows are as they were, because somebody has changed them since. */
	"roll.importUndo": { subject: ImportSubject; details: { back: number; left: number } };
	/** A part of the roll left the site in a file. An export of more than 2,000 people has several entries. */
	"roll.export": { subject: EventSubject; details: { people: number } };
	/** A part of this log left the site in a file. */
	"log.export": { subject: EventSubject; details: { entries: number } };
	"event.create": { subject: EventSubject; details: { duplicateOf: string | null } };
	"event.update": { subject: EventSubject; details: { fields: string[] } };
	"event.cover": { subject: EventSubject; details: { photoId: string | null } };
	"event.archive": { subject: EventSubject; details: null };
	"event.unarchive": { subject: EventSubject; details: null };
	/** Settings of the code at the venue and of the door. */
	"venue.update": { subject: EventSubject; details: { fields: string[] } };
	"venue.code": { subject: EventSubject; details: { action: CodeAction } };
	"door.open": { subject: EventSubject; details: null };
	"door.close": { subject: EventSubject; details: null };
	/** By nobody if the operator's command did it. */
	"organizer.add": { subject: MembershipSubject; details: null };
	"steward.add": { subject: MembershipSubject; details: null };
	"steward.remove": { subject: MembershipSubject; details: null };
	"organizer.leave": { subject: MembershipSubject; details: null };
}

export type AuditAction = keyof AuditActions;

/** A union with a member for each action, so that an action with what belongs to another one does not compile. */
type AuditEntry = {
	[Action in AuditAction]: { eventId: string; actorId: string | null; action: Action } & AuditActions[Action];
}[AuditAction];

type Log = Pick<Prisma.TransactionClient, "auditEntry">;

export async function writeAudit(tx: Log, entry: AuditEntry): Promise<void> {
	await tx.auditEntry.create({ data: rowOf(entry) });
}

/** For a change of many subjects at once, with one statement. */
export async function writeAudits(tx: Log, entries: readonly AuditEntry[]): Promise<void> {
	await tx.auditEntry.createMany({ data: entries.map(rowOf) });
}

type Statement = Pick<Prisma.TransactionClient, "$executeRaw">;

interface Decided {
	eventId: string;
	actorId: string;
	decision: string;
}

/** Whether the decision left the photo where it was, in the album, and found its reports unfounded. */
const onlyDismissed = Prisma.sql`decided.place = 'SHOWN' AND decision.place = 'SHOWN'`;
const dismissed = Prisma.sql`(SELECT count(*) FROM "PhotoReport" report WHERE report."photoId" = decided."photoId"
	AND report.id > decided."reportsSettledFrom" AND report.id <= decided."reportsSettledTo")`;

/** "photo.show", "photo.hide" or "photo.dismissReports" for each photo of a decision, with one statement. */
export const writeDecisionAudits = (
	tx: Statement,
	{
		eventId,
		actorId,
		decision,
		to,
	}: Decided & { to: { place: "SHOWN" } | { place: "HIDDEN"; reason: PlaceReason } },
): Promise<number> => tx.$executeRaw`
	INSERT INTO "AuditEntry" (id, "eventId", "actorId", action, subject, details)
	SELECT gen_random_uuid(), ${eventId}::uuid, ${actorId}::uuid,
		CASE WHEN decision.place = 'HIDDEN' THEN 'photo.hide' WHEN ${onlyDismissed} THEN 'photo.dismissReports' ELSE 'photo.show' END,
		"photoId"::text,
		CASE WHEN decision.place = 'HIDDEN' THEN jsonb_build_object('reason', ${to.place === "HIDDEN" ? to.reason : null}::text)
			WHEN ${onlyDismissed} THEN jsonb_build_object('count', ${dismissed})
			ELSE jsonb_build_object('from', decided.place) END
		|| jsonb_build_object('decision', "decisionId")
	FROM "DecidedPhoto" decided JOIN "Decision" decision ON decision.id = "decisionId"
	WHERE "decisionId" = ${decision}::uuid`;

/** What taking the decision back does to each photo that nobody has decided since. Before the photos change. */
export const writeUndoAudits = (
	tx: Statement,
	{ eventId, actorId, decision }: Decided,
): Promise<number> => tx.$executeRaw`
	INSERT INTO "AuditEntry" (id, "eventId", "actorId", action, subject, details)
	SELECT gen_random_uuid(), ${eventId}::uuid, ${actorId}::uuid,
		CASE WHEN ${onlyDismissed} THEN 'photo.dismissReports' WHEN decided.place = 'HIDDEN' THEN 'photo.hide'
			WHEN decided.place = 'SHOWN' THEN 'photo.show' ELSE 'photo.wait' END,
		"photoId"::text,
		CASE WHEN ${onlyDismissed} THEN jsonb_build_object('count', ${dismissed})
			WHEN decided.place = 'HIDDEN' THEN jsonb_build_object('reason', decided."placeReason")
			ELSE jsonb_build_object('from', photo.place) END
		|| jsonb_build_object('decision', "decisionId", 'undone', true)
	FROM "DecidedPhoto" decided JOIN "Decision" decision ON decision.id = "decisionId"
		JOIN "Photo" photo ON photo.id = "photoId" AND photo."placeVersion" = version
	WHERE "decisionId" = ${decision}::uuid`;

function rowOf({ eventId, actorId, action, subject, details }: AuditEntry) {
	// Every action has a name in the log that organizers read, or this does not compile.
	const named: LogAction = action;
	return { eventId, actorId, action: named, subject: idOf(subject), details: details ?? undefined };
}

function idOf(subject: AuditEntry["subject"]): string {
	if ("photoId" in subject) return subject.photoId;
	if ("sectionId" in subject) return subject.sectionId;
	if ("importId" in subject) return subject.importId;
	return "membershipId" in subject ? subject.membershipId : subject.eventId;
}
