import { expect, test } from "vitest";
import { translator } from "@/messages/compile";
import { makeFormat } from "./make-format";

const at = (text: string) => new Date(text);
const en = makeFormat("en", translator("en", "format"));
const de = makeFormat("de", translator("de", "format"));

test("a moment is formatted in the given time zone, wherever the reader is", () => {
	expect(en.moment(at("2026-10-10T22:30:00Z"), "Europe/Madrid")).toBe("Sun 11 Oct 2026, 00:30");
	expect(en.moment(at("2026-10-10T22:30:00Z"), "America/Lima")).toBe("Sat 10 Oct 2026, 17:30");
});

test("a moment is written as the language writes it", () => {
	expect(de.moment(at("2026-10-10T07:00:00Z"), "Europe/Madrid")).toBe("Sa., 10. Okt. 2026, 09:00");
	expect(de.shortMoment(at("2026-10-10T07:00:00Z"), "Europe/Madrid")).toBe("10. Okt., 09:00");
});

test("an event within one day names the day once", () => {
	const [from, to] = [at("2026-10-10T07:00:00Z"), at("2026-10-10T17:30:00Z")];
	expect(en.when(from, to, "Europe/Madrid")).toBe("Sat 10 Oct 2026, 09:00–19:30");
	expect(de.when(from, to, "Europe/Madrid")).toBe("Sa., 10. Okt. 2026, 09:00–19:30");
});

test("an event that ends after midnight in its own time zone names both days", () => {
	expect(en.when(at("2026-10-10T20:00:00Z"), at("2026-10-10T23:00:00Z"), "Europe/Madrid")).toBe(
		"Sat 10 Oct 2026, 22:00 – Sun 11 Oct 2026, 01:00",
	);
});

test("an event that lasts whole days names only its days", () => {
	const from = at("2026-10-09T22:00:00Z");
	expect(en.when(from, at("2026-10-10T22:00:00Z"), "Europe/Madrid")).toBe("Sat 10 Oct 2026");
	expect(de.when(from, at("2026-10-11T22:00:00Z"), "Europe/Madrid")).toBe(
		"Sa., 10. Okt. 2026 – So., 11. Okt. 2026",
	);
});

test("midnight is 00:00, not 24:00", () => {
	expect(en.shortMoment(at("2026-10-10T00:00:00Z"), "UTC")).toBe("10 Oct, 00:00");
});

test("a time zone has its name in the language", () => {
	const summer = at("2026-07-10T07:00:00Z");
	expect(en.zone("Europe/Madrid", summer)).toBe("Central European Time");
	expect(de.zone("Europe/Madrid", summer)).toBe("Mitteleuropäische Zeit");
	expect(en.zone("America/Argentina/Buenos_Aires", summer)).toBe("Argentina Standard Time");
	expect(en.zone("UTC", summer)).toBe("UTC");
});

test("the camera's clock is shown only if it differed from the event's time", () => {
	const taken = at("2026-10-10T07:41:00Z");
	expect(en.cameraClock(taken, 120, "Europe/Madrid")).toBeNull();
	expect(en.cameraClock(taken, null, "Europe/Madrid")).toBeNull();
	expect(en.cameraClock(taken, 180, "Europe/Madrid")).toBe("10:41 (UTC+3)");
	expect(en.cameraClock(taken, -570, "Europe/Madrid")).toBe("Fri 9 Oct 2026, 22:11 (UTC−9:30)");
});

test.each([
	[0, "0 bytes", "0 Byte"],
	[1, "1 byte", "1 Byte"],
	[999, "999 bytes", "999 Byte"],
	[1_000, "1 kB", "1 kB"],
	[999_400, "999 kB", "999 kB"],
	[999_600, "1 MB", "1 MB"],
	[3_440_000, "3.4 MB", "3,4 MB"],
	[50_000_000, "50 MB", "50 MB"],
	[12_340_000_000, "12.3 GB", "12,3 GB"],
])("%i bytes read as %s, in German as %s", (bytes, english, german) => {
	// Intl may put a space between them that does not break.
	expect(en.bytes(bytes).replace("\u00A0", " ")).toBe(english);
	expect(de.bytes(bytes).replace("\u00A0", " ")).toBe(german);
});
