/** Inputs of the account router. Safe in the browser. */
import { z } from "zod";
import { pseudoLocales, realLocales } from "@/messages/locales";

export const localeInput = z.object({ locale: z.enum([...realLocales, ...pseudoLocales]) });
