/**
 * The rules for a photo's title and description. The browser checks them as people type, and the server checks
 * again.
 */

/** Characters: UTF-16 code units, as <input maxlength> counts them. */
export const titleMaxLength = 120;
/** Bytes of UTF-8. The description is also stored in the object's metadata, which S3 limits to 2 KB. */
export const descriptionMaxBytes = 1_000;

/**
 * PostgreSQL cannot store NUL, and half a surrogate pair is not valid UTF-8, so either would come back as
 * something else.
 */
export const isStorable = (text: string) => !/\p{Cs}/u.test(text) && !text.includes("\0");
export const notStorable = "Some of these characters cannot be stored.";

/** What is wrong with a title, or null. Leading and trailing spaces do not count. */
export function titleProblem(title: string): string | null {
	const words = title.trim();
	if (!isStorable(words)) return notStorable;
	if (!words) return "A photo needs a title.";
	// Not counted in characters as people see them, because 120 emoji would not fit into S3's 2 KB.
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
