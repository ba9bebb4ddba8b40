import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { type AuditAction, writeAudit } from "./write-audit";

test("an entry says who did what to which photo, in which event", async () => {
	const { db, event, organizer } = await scene();
	const details = { reason: "BLURRED" } as const;
	const entry = { eventId: event.id, actorId: organizer.id, action: "photo.hide", details } as const;
	const photoId = randomUUID();
	await writeAudit(db, { ...entry, subject: { photoId } });
	expect(await db.auditEntry.findMany()).toMatchObject([{ ...entry, subject: photoId }]);
});

test("an unknown action, a wrong subject and wrong details do not compile", () => {
	const by = { eventId: "an event", actorId: "a person" };
	const subject = { photoId: "a photo" };
	const details = { reason: "BLURRED" } as const;
	// `npm run check` fails if one of these lines compiles.
	type Written = Parameters<typeof writeAudit>[1];
	const refused: Written[] = [
		// @ts-expect-error An action that is not in the table.
		{ ...by, action: "photo.frame", subject, details: null },
		// @ts-expect-error A subject of another kind.
		{ ...by, action: "photo.hide", subject: { eventId: "an event" }, details },
		// @ts-expect-error A subject of no kind.
		{ ...by, action: "photo.hide", subject: "a photo", details },
		// @ts-expect-error No subject.
		{ ...by, action: "photo.hide", details },
		// @ts-expect-error The details of another action.
		{ ...by, action: "photo.show", subject, details },
		// @ts-expect-error A reason that is not in the list.
		{ ...by, action: "photo.hide", subject, details: { reason: "UGLY" } },
	];
	const accepted: Written = { ...by, action: "photo.hide" satisfies AuditAction, subject, details };
	expect([...refused, accepted]).toHaveLength(7);
});
