/**
 * Words that somebody has begun to write about a photo. A step to the next photo or a closed dialog takes the form away;
 * they are found again with the photo, until they are saved or given up. Of this tab; the server never writes here.
 */
interface Words {
	title: string;
	description: string;
}

/** By photo. */
export const unsavedWords = new Map<string, Words>();
