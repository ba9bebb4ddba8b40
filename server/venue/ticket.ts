/**
 * What a scanned code is exchanged for at once: the code and the time, signed. A rotating code therefore does not get old
 * while its person reads the mail with their link, perhaps on another device. Making a ticket does not look whether the
 * code is right, so nobody can guess codes without an account, and a flood of scans costs no query.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { readCode, ticketMinutes, type VenueCode } from "@/rules/venue";
import type { Deps } from "../deps";

/** How far the clocks of two servers may be apart, in milliseconds. */
const skewMs = 60_000;

export interface Ticket {
	code: VenueCode;
	scannedAt: Date;
	/** It was made too long ago. */
	isOver: boolean;
}

function sign(secret: string, parts: readonly string[]): string {
	const text = ["venue ticket", ...parts].join("\n");
	return createHmac("sha256", secret).update(text).digest("base64url").slice(0, 22);
}

/** `code` is what stood in the address. Without anything that can be a code there is no ticket. */
export function makeTicket(
	{ secret, now }: Pick<Deps, "secret" | "now">,
	{ slug, code: text }: { slug: string; code: string },
): string | null {
	const read = readCode(text);
	if (!read) return null;
	const stamp = now().getTime().toString(36);
	return `${read.code}.${stamp}.${sign(secret, [slug, read.code, stamp])}`;
}

/** Null if this server has not made the ticket for this address. */
export function readTicket(
	{ secret, now }: Pick<Deps, "secret" | "now">,
	{ slug, ticket }: { slug: string; ticket: string },
): Ticket | null {
	const [text = "", stamp = "", signature = ""] = ticket.split(".");
	const code = readCode(text);
	const expected = Buffer.from(sign(secret, [slug, text, stamp]));
	const given = Buffer.from(signature);
	if (!code || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	const scannedAt = new Date(Number.parseInt(stamp, 36));
	const age = now().getTime() - scannedAt.getTime();
	return { code, scannedAt, isOver: age > ticketMinutes * 60_000 || age < -skewMs };
}
