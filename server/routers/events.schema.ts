/** Inputs of the events router. Safe in the browser. */
import { z } from "zod";

export const eventSlugInput = z.object({ slug: z.string().min(1).max(100) });
