/** Inputs of the events router. Safe in the browser. */
import { z } from "zod";
import { pseudoLocales, realLocales } from "@/messages/locales";
import { ModerationMode } from "@/prisma/generated/enums";
import { eventProblems, newEventProblems } from "@/rules/events";
import { reportsToHideMax } from "@/rules/report-reasons";
import type { Problem } from "@/rules/words";
import { cursorForm } from "../changes/cursor";
import { emailText } from "./email.schema";
import { eventInput, storable } from "./photos.schema";

export const eventSlugInput = z.object({ slug: storable.min(1).max(100) });

/** The problems of a draft become issues, each with the name of the problem in place of a sentence (./trpc.ts). */
const report = (
	problems: Readonly<Record<string, Problem | null>>,
	add: (issue: { code: "custom"; path: string[]; message: Problem }) => void,
) => {
	for (const [field, message] of Object.entries(problems))
		if (message) add({ code: "custom", path: [field], message });
};

const text = z.string().trim();

export const newEventInput = z
	.object({
		...{ name: text, venue: text, timezone: z.string(), day: z.string() },
		/** The form of the release before did not ask, so its events stay hidden from people who are not signed in. */
		publicFace: z.boolean().default(false),
	})
	.superRefine((draft, context) => report(newEventProblems(draft), (issue) => context.addIssue(issue)));

export const updateEventInput = z
	.object({
		name: text,
		venue: text,
		description: text,
		timezone: z.string(),
		/** Wall-clock times of the time zone, "2026-10-10T09:00". */
		startsAt: z.string(),
		endsAt: z.string(),
		uploadsOpenAt: z.string(),
		uploadsCloseAt: z.string().nullable(),
		slug: text.toLowerCase(),
		locale: z.enum([...realLocales, ...pseudoLocales]),
		moderation: z.enum(ModerationMode),
		shareOriginals: z.boolean(),
		/** The form of the release before does not send it. */
		reportsToHide: z.int().min(1).max(reportsToHideMax).optional(),
		publicFace: z.boolean().optional(),
		/** The version of the settings that the organizer saw. */
		version: z.int(),
		/** What becomes of the photos that wait, if the event no longer approves photos first. */
		waiting: z.enum(["show", "keep"]).optional(),
	})
	.superRefine((draft, context) => report(eventProblems(draft), (issue) => context.addIssue(issue)));

export const duplicateEventInput = z
	.object({ name: text, day: z.string(), withRoll: z.boolean() })
	.superRefine(({ name, day }, context) => {
		const problems = newEventProblems({ name, day, venue: "", timezone: "UTC" });
		report(problems, (issue) => context.addIssue(issue));
	});

export const archiveEventInput = eventInput.extend({ archived: z.boolean() });

/** Null takes the picture away. */
export const coverInput = z.object({ photoId: z.uuid().nullable() });

export const organizerInput = z.object({
	email: emailText,
});

export const changesInput = eventInput.extend({
	/** The cursor from the previous answer; without it, the answer is only a cursor. */
	since: z.string().regex(cursorForm).nullish(),
	/** Whether the page can take very many photos at once. */
	many: z.boolean().default(false),
});
