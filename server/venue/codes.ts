/**
 * The codes of an event: one for posters, which is stored, and one that rotates, which follows from the event's key and the
 * minute, so showing it writes nothing. Both end when an organizer renews the code.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
	codeSigns,
	isFresh,
	minuteOf,
	minutesAround,
	rotationMs,
	secretSigns,
	signsOfMinute,
	type VenueCode,
} from "@/rules/venue";

export interface CodeFields {
	joinCode: string | null;
	venueKey: string;
}

/** Each byte gives five of its bits. */
const signsOf = (bytes: Uint8Array) =>
	Array.from(bytes.subarray(0, secretSigns), (byte) => codeSigns[byte % codeSigns.length]).join("");

export const newCode = () => signsOf(randomBytes(secretSigns));

/** `minute` is counted from 1970. */
const codeOfMinute = ({ venueKey }: Pick<CodeFields, "venueKey">, minute: number) =>
	signsOfMinute(minute % minutesAround) +
	signsOf(createHmac("sha256", venueKey).update(`rotating code ${minute}`).digest());

export function rotatingCode(event: Pick<CodeFields, "venueKey">, now: Date) {
	const minute = Math.floor(now.getTime() / rotationMs);
	return { code: codeOfMinute(event, minute), msLeft: (minute + 1) * rotationMs - now.getTime() };
}

const nobodysEvent: CodeFields = { joinCode: null, venueKey: "" };

/**
 * Whether the code was the event's when it was scanned. It does the same work for a right code, a wrong one and an event
 * that there is not.
 */
export function isCodeOf(event: CodeFields | null, given: VenueCode, scannedAt: Date): boolean {
	const fields = event ?? nobodysEvent;
	const scanned = Math.floor(scannedAt.getTime() / rotationMs);
	const age = (minuteOf(scannedAt) - (given.minute ?? 0) + minutesAround) % minutesAround;
	const rotating = codeOfMinute(fields, age === minutesAround - 1 ? scanned + 1 : scanned - age);
	const expected = given.minute === null ? (fields.joinCode ?? "-".repeat(secretSigns)) : rotating;
	const isEqual = timingSafeEqual(Buffer.from(expected), Buffer.from(given.code));
	return isEqual && fields.joinCode !== null && isFresh(given, scannedAt);
}
