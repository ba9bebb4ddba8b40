/** Inputs of the door router. */
import { z } from "zod";
import { personNameMaxLength, plusOnesMax } from "@/rules/roll";
import { storable } from "./photos.schema";
import { personInput, problem } from "./roll.schema";

const companions = z.int().min(0).max(plusOnesMax);

export const searchDoorInput = z.object({ search: storable.max(200).default("") });

/** `entry` is that of the check-in that was on the screen. */
export const undoCheckInInput = personInput.extend({ entry: z.string().regex(/^\d{1,18}$/) });

export const setCompanionsInput = personInput.extend({ came: companions });

export const addWalkInInput = personInput.extend({
	name: storable.trim().min(1, problem("NO_NAME")).max(personNameMaxLength),
	plusOnes: companions.default(0),
});
