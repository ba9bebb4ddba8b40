/**
 * Settings that were changed and not saved. Going back unmounts the form, so what was typed is kept here until it is saved or
 * discarded. Kept per tab; never written during server rendering.
 */
import type { EventSettings } from "../trpc/types";
import type { FormValues } from "./form-values";

interface Unsaved {
	/** The settings that the form was filled from, with their version. */
	seen: EventSettings;
	values: FormValues;
}

/** By event id. */
export const unsavedSettings = new Map<string, Unsaved>();
