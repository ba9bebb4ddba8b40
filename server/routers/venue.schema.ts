/** Inputs of the venue router. */
import { z } from "zod";
import { isLocalTime, slugMaxLength } from "@/rules/events";
import { personNameMaxLength, rollBulkMax } from "@/rules/roll";
import { codeActions, venueWays } from "@/rules/venue";
import type { Problem } from "@/rules/words";
import { storable } from "./photos.schema";
import { problem } from "./roll.schema";

/** Addresses that events had before may be longer. */
const slug = z
	.string()
	.min(1)
	.max(slugMaxLength * 2);

const personName = storable.trim().min(1, problem("NO_NAME")).max(personNameMaxLength);

export const entryInput = z.object({ slug });

/** `ticket` is what the scanned code was exchanged for (../venue/ticket.ts). `name` is for an account without one. */
export const enterInput = entryInput.extend({ ticket: z.string().max(100), name: personName.optional() });

const noTime: Problem = "NO_TIME";
const time = z.string().refine(isLocalTime, { error: noTime }).nullable();

export const venueInput = z.object({ way: z.enum(venueWays), doorOpensAt: time, doorClosesAt: time });

export const codeInput = z.object({ codeAction: z.enum(codeActions) });

export const doorInput = z.object({ open: z.boolean() });

export const decideInput = z.object({
	requestIds: z.array(z.uuid()).min(1).max(rollBulkMax),
	accept: z.boolean(),
});
