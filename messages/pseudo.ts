/**
 * Two languages that nobody speaks, generated from English. In the first one, text that is not accented and in brackets
 * does not come from the catalogues, and text that is cut off would not fit in a longer language. The second one is the
 * same from right to left. Parameters, tags, plurals and choices stay as they are.
 */
const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = Array.from("åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ");
const accents = new Map(Array.from(plain, (letter, index) => [letter, accented[index] ?? letter]));

const accent = (text: string) => Array.from(text, (letter) => accents.get(letter) ?? letter).join("");

/** Browsers show what is between the two characters from right to left, whatever its letters are (UAX #9). */
const mirror = (text: string) => (text.trim() === "" ? text : `\u202E${text}\u202C`);

/** Keeps a value in one piece, and apart from the text around it (UAX #9). */
const isolate = (value: string) => `\u2068${value}\u2069`;

interface Look {
	text: (text: string) => string;
	/** Of an argument, or of the number of a plural. */
	value: (value: string) => string;
}

const accentedLook: Look = { text: accent, value: (value) => value };
const mirroredLook: Look = { text: (text) => mirror(accent(text)), value: isolate };

const words = "one two three four five six seven eight nine ten";
const filling = Array(20).fill(words).join(" ");

export function pseudo(message: string, { mirrored }: { mirrored: boolean }): string {
	const look = mirrored ? mirroredLook : accentedLook;
	const { text, letters } = changed(message, look);
	const wanted = Math.ceil(letters / 2);
	// The last word of the filling is whole, so that the text still breaks between words.
	const more = wanted === 0 ? "" : ` ${filling.slice(0, filling.indexOf(" ", wanted))}`;
	return `[${text}${look.text(more)}]`;
}

interface Changed {
	text: string;
	/** Letters of the longest form of the message. A parameter counts as nothing. */
	letters: number;
}

/** An argument, a tag, a quoted part, the number of a plural, or text between them. */
const parts = /<[^>]*>|'[{}<#|][^']*'|#|''|[^<{}#']+|'/g;

function changed(message: string, look: Look): Changed {
	let text = "";
	let letters = 0;
	for (let at = 0; at < message.length; ) {
		if (message[at] === "{") {
			const end = closing(message, at);
			const inside = argument(message.slice(at + 1, end), look);
			text += inside.isValue ? look.value(`{${inside.text}}`) : `{${inside.text}}`;
			letters += inside.letters;
			at = end + 1;
			continue;
		}
		parts.lastIndex = at;
		const part = parts.exec(message)?.[0] ?? message.slice(at);
		at += part.length;
		if (part === "#") text += look.value(part);
		else if (/^[<']/.test(part)) text += part;
		else {
			text += look.text(part);
			letters += part.length;
		}
	}
	return { text, letters };
}

/** The inside of braces: a parameter stays, and the sentences of a plural or a choice are changed. */
function argument(inside: string, look: Look): Changed & { isValue: boolean } {
	if (!/^[^,]*,\s*(plural|select|selectordinal)\s*,/.test(inside))
		return { text: inside, letters: 0, isValue: true };
	let text = "";
	let letters = 0;
	let from = 0;
	for (let open = inside.indexOf("{"); open !== -1; open = inside.indexOf("{", from)) {
		const end = closing(inside, open);
		const option = changed(inside.slice(open + 1, end), look);
		text += `${inside.slice(from, open)}{${option.text}}`;
		letters = Math.max(letters, option.letters);
		from = end + 1;
	}
	return { text: text + inside.slice(from), letters, isValue: false };
}

/** Where the brace that opens at `open` is closed. */
function closing(message: string, open: number): number {
	let depth = 0;
	for (let at = open; at < message.length; at++) {
		if (message[at] === "{") depth++;
		if (message[at] === "}" && --depth === 0) return at;
	}
	throw new Error(`A brace is not closed: ${message}`);
}
