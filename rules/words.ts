/** What the words about a photo may be. The browser checks as people type, and the server checks again. */

/** Characters (UTF-16 code units, as <input maxlength> counts them). */
export const titleMaxLength = 120;
/** Bytes of UTF-8: the description travels in the object's metadata, and S3 allows 2 KB of it. */
export const descriptionMaxBytes = 1_000;

/** PostgreSQL stores no NUL, and half a surrogate pair is not UTF-8: both would come back as something else. */
export const isStorable = (text: string) => !/\p{Cs}/u.test(text) && !text.includes("\0");
export const notStorable = "Some of its characters cannot be stored.";

/** What is wrong with a title, or null. Spaces around it do not count. */
export function titleProblem(title: string): string | null {
	const words = title.trim();
	if (!isStorable(words)) return notStorable;
	if (!words) return "A photo needs a title.";
	// Not by characters as people count them: 120 emoji would not fit into S3's 2 KB.
	return words.length > titleMaxLength ? `A title has at most ${titleMaxLength} characters.` : null;
}

/** What is wrong with a description, or null. */
export function descriptionProblem(description: string): string | null {
	const words = description.trim();
	if (!isStorable(words)) return notStorable;
	const bytes = new TextEncoder().encode(words).length;
	return bytes > descriptionMaxBytes
		? `A description has at most ${descriptionMaxBytes.toLocaleString("en")} bytes (about as many letters).`
		: null;
}
