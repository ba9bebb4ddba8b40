/**
 * Steps through the tags of an XML text from front to back. It knows no DTD and so no entities but the five of XML and those of
 * characters: nothing can grow.
 */

export interface Tag {
	/** Without its prefix. */
	name: string;
	kind: "open" | "close" | "empty";
	attributes: string;
	/** The text between the tag before and this one, as it stands. */
	before: string;
}

export function* tagsOf(xml: string): Generator<Tag> {
	let from = 0;
	let before = "";
	for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", from)) {
		before += xml.slice(from, at);
		if (xml.startsWith("<![CDATA[", at)) {
			const end = xml.indexOf("]]>", at);
			before += escaped(xml.slice(at + 9, end === -1 ? undefined : end));
			from = end === -1 ? xml.length : end + 3;
			continue;
		}
		const comment = xml.startsWith("<!--", at);
		const end = comment ? xml.indexOf("-->", at) : xml.indexOf(">", at);
		if (end === -1) return;
		from = end + (comment ? 3 : 1);
		if (comment || xml[at + 1] === "!" || xml[at + 1] === "?") continue;
		const closing = xml[at + 1] === "/";
		const empty = xml[end - 1] === "/";
		const inner = xml.slice(at + (closing ? 2 : 1), empty ? end - 1 : end);
		const space = inner.search(/\s/);
		const full = space === -1 ? inner : inner.slice(0, space);
		yield {
			name: full.slice(full.indexOf(":") + 1),
			kind: closing ? "close" : empty ? "empty" : "open",
			attributes: space === -1 ? "" : inner.slice(space),
			before,
		};
		before = "";
	}
}

/** The value of an attribute, whatever its prefix, or null. */
export function attribute(attributes: string, name: string): string | null {
	const value = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
	return value ? unescaped(value[1] ?? value[2] ?? "") : null;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const escaped = (text: string) => text.replaceAll("&", "&amp;");

export function unescaped(text: string): string {
	if (!text.includes("&")) return text;
	return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
		if (!entity.startsWith("#")) return named[entity] ?? whole;
		const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
