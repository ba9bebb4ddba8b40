/** Inputs of the takeHome router. Safe in the browser. */
import { z } from "zod";
import { packageFiles, packageIdsMax } from "@/rules/take-home";
import { eventInput } from "./photos.schema";

const photoIds = z.array(z.uuid()).min(1).max(packageIdsMax);

const what = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("everything") }),
	z.object({ kind: z.literal("selection"), photoIds }),
	z.object({ kind: z.literal("section"), sectionId: z.uuid().nullable() }),
	z.object({ kind: z.literal("person"), uploaderId: z.uuid() }),
	z.object({ kind: z.literal("mine") }),
	z.object({ kind: z.literal("favourites") }),
]);

const chosen = eventInput.extend({
	files: z.enum(packageFiles),
	/** Whether an organizer takes photos that are waiting or hidden as well. Without effect for everybody else. */
	hidden: z.boolean(),
});

export const packageListInput = chosen.extend({
	what,
	/** The `next` of the page before; left out for the first page. */
	cursor: z.string().max(200).optional(),
});

export const packageMeasureInput = chosen.extend({ what });

export const packageSignInput = chosen.extend({ photoIds });
