import { expect, test } from "vitest";
import { formatCameraClock, formatMoment, formatShortMoment, formatWhen, zoneName } from "./dates";

const at = (text: string) => new Date(text);

test("a moment is formatted in the given time zone, wherever the reader is", () => {
	expect(formatMoment(at("2026-10-10T22:30:00Z"), "Europe/Madrid")).toBe("Sun 11 Oct 2026, 00:30");
	expect(formatMoment(at("2026-10-10T22:30:00Z"), "America/Lima")).toBe("Sat 10 Oct 2026, 17:30");
});

test("an event within one day names the day once", () => {
	expect(formatWhen(at("2026-10-10T07:00:00Z"), at("2026-10-10T17:30:00Z"), "Europe/Madrid")).toBe(
		"Sat 10 Oct 2026, 09:00–19:30",
	);
});

test("an event that ends after midnight in its own time zone names both days", () => {
	expect(formatWhen(at("2026-10-10T20:00:00Z"), at("2026-10-10T23:00:00Z"), "Europe/Madrid")).toBe(
		"Sat 10 Oct 2026, 22:00 – Sun 11 Oct 2026, 01:00",
	);
});

test("midnight is 00:00, not 24:00", () => {
	expect(formatShortMoment(at("2026-10-10T00:00:00Z"), "UTC")).toBe("10 Oct, 00:00");
});

test("a time zone is named after its city", () => {
	expect(zoneName("America/Argentina/Buenos_Aires")).toBe("Buenos Aires time");
	expect(zoneName("UTC")).toBe("UTC");
});

test("the camera's clock is shown only if it differed from the event's time", () => {
	const taken = at("2026-10-10T07:41:00Z");
	expect(formatCameraClock(taken, 120, "Europe/Madrid")).toBeNull();
	expect(formatCameraClock(taken, null, "Europe/Madrid")).toBeNull();
	expect(formatCameraClock(taken, 180, "Europe/Madrid")).toBe("10:41 (UTC+3)");
	expect(formatCameraClock(taken, -570, "Europe/Madrid")).toBe("Fri 9 Oct 2026, 22:11 (UTC−9:30)");
});
