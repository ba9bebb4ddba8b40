/** Inputs of the invitations router. */
import { z } from "zod";
import { rollBulkMax } from "@/rules/roll";

/** Without `personIds`, everybody on the roll is meant. */
export const meantInput = z.object({ personIds: z.array(z.uuid()).min(1).max(rollBulkMax).optional() });

/** The page makes the id of a press, so that repeating one whose answer was lost changes nothing. */
export const pressInput = z.object({ press: z.uuid() });

export const tellInput = meantInput.extend(pressInput.shape);

/** `again`: to those who were told already. */
export const sendInput = tellInput.extend({ again: z.boolean().default(false) });
