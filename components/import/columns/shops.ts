/** Shops and meeting sites whose lists say of everybody whether they come, and of whom an export can lack that column. */
import type { Use } from "./fields";
import { plainWords } from "./words";

/** Names of columns that only one of them has together. */
const shops = [
	["attendee number", "order number"],
	["teilnehmernummer", "bestellnummer"],
	["api id", "qr code url"],
	["guest id", "qr code url"],
	["user id", "rsvped on"],
	["public id", "product name"],
	["ticket reference", "unique ticket url"],
	["rsvp date", "check in time"],
];

const statusFields = ["STATUS", "PAID", "VOID"];

/** Whether it is the list of such a shop and nothing is read of whether somebody comes. */
export function lacksStatus(headers: readonly string[], uses: readonly (Use | null)[]): boolean {
	if (uses.some((use) => use && statusFields.includes(use.field))) return false;
	const words = new Set(headers.map(plainWords));
	return shops.some((shop) => shop.every((name) => words.has(name)));
}
