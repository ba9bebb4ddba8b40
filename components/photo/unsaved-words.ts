/**
 * Unsaved titles, descriptions and choices of a section. Stepping to the next photo or closing the dialog unmounts the form, so its text is
 * kept here until it is saved or discarded. Kept per tab; never written during server rendering.
 */
interface Words {
	title: string;
	description: string;
	section: string;
}

/** By photo id. */
export const unsavedWords = new Map<string, Words>();
