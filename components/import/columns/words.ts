/** The one form in which names of columns and words in cells are compared. */

/** What is longer is a text, and its beginning tells it from others. */
const comparedLength = 300;

/** "E-Mail-Adresse", "E-mail 1 - Value", "firstName", "Order #", "Prénom:" and "+1" without case, accents and signs. */
export function plainWords(text: string): string {
	const known = remembered.get(text);
	if (known !== undefined) return known;
	const words = makePlain(text);
	if (remembered.size === rememberedMax) remembered.clear();
	if (text.length <= rememberedLength) remembered.set(text, words);
	return words;
}

/** The words of a status stand in ten thousand rows. */
const remembered = new Map<string, string>();
const rememberedMax = 1_000;
const rememberedLength = 60;

const simple = /^[ -~]*$/;

function makePlain(text: string): string {
	const compared = text.slice(0, comparedLength);
	const letters = simple.test(compared)
		? compared.replaceAll(/([a-z])([A-Z])/g, "$1 $2")
		: compared
				.replaceAll("ß", "ss")
				.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
				.normalize("NFKD")
				.replaceAll(/\p{M}/gu, "")
				.replaceAll(/[✓✔☑]/gu, " yes ");
	return letters
		.toLowerCase()
		.replaceAll("#", " number ")
		.replaceAll("+", " plus ")
		.replaceAll(/[^\p{L}\p{N}]+/gu, " ")
		.trim()
		.replaceAll(/\be ?mails?\b/g, "email");
}

/** The words of a table, one string for each language, separated by commas. */
export const wordSet = (...languages: readonly string[]): ReadonlySet<string> =>
	new Set(languages.flatMap((words) => words.split(",").map(plainWords)));
