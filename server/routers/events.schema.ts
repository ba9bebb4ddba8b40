/** Inputs of the events router. Safe in the browser. */
import { z } from "zod";
import { storable } from "./photos.schema";

export const eventSlugInput = z.object({ slug: storable.min(1).max(100) });
