/** Inputs of the log router. */
import { z } from "zod";
import { logActions } from "@/rules/log";

const filter = {
	/** A person, or their row on the roll. */
	personId: z.uuid().optional(),
	action: z.enum(logActions).optional(),
	day: z.iso.date().optional(),
	cursor: z.string().max(100).nullish(),
};

export const listLogInput = z.object(filter);

export const exportLogInput = z.object({ ...filter, cursor: z.string().max(100).nullable().default(null) });
