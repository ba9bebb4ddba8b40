/**
 * The one form in which an e-mail address is stored and compared. Two spellings of one mailbox have the same form: upper and
 * lower case, composed and decomposed letters, a domain in letters or in ASCII ("müller.example",
 * "xn--mller-kva.example"), and quotation marks that nothing needs. A +part belongs to the mailbox's name, because not every
 * mail server ignores it. Which addresses can be used is decided in docs/decisions/0052-which-addresses-can-be-used.md.
 */

/** The longest path in SMTP (RFC 5321, 4.5.3.1.3) has 254 characters without its brackets. */
export const emailMaxLength = 254;
/** RFC 5321, 4.5.3.1.1 and RFC 1035, 2.3.4. */
const localMaxLength = 64;
const labelMaxLength = 63;

/**
 * A mailbox's name: atoms with single dots between them (RFC 5321, 4.1.2), with letters, digits and emoji of any script (RFC
 * 6531, 3.3). None of their signs ends an address in a mail's header, in a list or in HTML's text without being written as such:
 * no space, comma, semicolon, colon, bracket, quotation mark or backslash, and no character that cannot be seen.
 */
const atom = "[\\p{L}\\p{M}\\p{N}\\p{Emoji_Presentation}!#$%&'*+/=?^_`{|}~-]+";
const local = new RegExp(`^${atom}(?:\\.${atom})*$`, "u");
/** Quotation marks around a name that needs none: the same mailbox (RFC 5321, 4.1.2). */
const quoted = /^"([^"\\]*)"$/;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** The last label is letters, or an internationalized one in ASCII. A number would be an IP address. */
const topLabel = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;

/** The address in its one form, or null if this is no address. Repeating changes nothing. */
export function canonicalEmail(text: string): string | null {
	const trimmed = text.trim();
	const at = trimmed.lastIndexOf("@");
	if (at < 1) return null;
	const name = trimmed.slice(0, at).replace(quoted, "$1").normalize("NFC").toLowerCase().normalize("NFC");
	const domain = canonicalDomain(trimmed.slice(at + 1));
	if (domain === null || !local.test(name) || name.length > localMaxLength) return null;
	const email = `${name}@${domain}`;
	return email.length > emailMaxLength ? null : email;
}

/** Whether this is no address because its name needs quotation marks: "anna b"@guests.test. */
export const isQuotedEmail = (text: string) => /^\s*"(?:[^"\\]|\\.)*"@[^@\s]+\s*$/u.test(text);

/** A domain in ASCII and lower case, or null if this is no domain that has mailboxes. */
export function canonicalDomain(text: string): string | null {
	// What the parser of URLs would take for the end of the host, or would decode.
	if (text === "" || /[\s/?#@:\\%[\]<>^|]/u.test(text)) return null;
	const domain = hostOf(text);
	const labels = domain?.split(".") ?? [];
	if (labels.length < 2 || !topLabel.test(labels.at(-1) ?? "")) return null;
	return labels.every((one) => label.test(one) && one.length <= labelMaxLength) ? domain : null;
}

/** Ten thousand addresses of a list have a few domains, and parsing one takes as long as reading the rest of its row. */
const hosts = new Map<string, string | null>();
const hostsMax = 100;

/** The parser of URLs applies UTS 46 and Punycode, on the server and in every browser. */
function hostOf(domain: string): string | null {
	const known = hosts.get(domain);
	if (known !== undefined) return known;
	if (hosts.size === hostsMax) hosts.clear();
	const host = parsedHost(domain);
	hosts.set(domain, host);
	return host;
}

function parsedHost(domain: string): string | null {
	try {
		return new URL(`http://${domain}`).hostname;
	} catch {
		return null;
	}
}
