import { domainToUnicode } from "node:url";
import { canonicalEmail } from "@/rules/email";

/** An address as people write it: its domain in letters. It is stored in ASCII (rules/email.ts). */
export function shownEmail(email: string): string;
export function shownEmail(email: string | null): string | null;
export function shownEmail(email: string | null): string | null {
	if (!email?.includes("xn--")) return email;
	const at = email.lastIndexOf("@") + 1;
	const shown = email.slice(0, at) + domainToUnicode(email.slice(at));
	// Whoever types what they see gets the same address.
	return canonicalEmail(shown) === email ? shown : email;
}
