import { expect, test } from "vitest";
import { codeSigns, rotationMs, secretSigns } from "@/rules/venue";
import { limits } from "@/server/limits";
import { outcome } from "@/tests/setup/outcome";
import { newCode } from "./codes";
import { venueScene } from "./venue.fixture";

const count = (answers: readonly string[], answer: string) => answers.filter((one) => one === answer).length;

test("a person's wrong codes end at the limit, also many at once, and those of others refuse nobody", async () => {
	const s = await venueScene();
	const guesser = await s.person("Guesser");
	const guess = () => outcome(s.as(guesser).venue.enter(s.scan(newCode())));

	const answers = await Promise.all(Array.from({ length: 40 }, guess));

	expect(count(answers, "VENUE_CODE_WRONG")).toBe(limits.wrongCodes);
	expect(count(answers, "TOO_MANY_CODES")).toBe(40 - limits.wrongCodes);
	// Otherwise a guess that is right would be answered after the limit as well.
	expect(await outcome(s.as(guesser).venue.enter(await s.poster()))).toBe("TOO_MANY_CODES");
	expect(await s.rowOf(guesser)).toBeNull();
	expect(await outcome(s.as(await s.person()).venue.enter(await s.poster()))).toBe("ok");
});

test("codes that are right count nothing", async () => {
	const s = await venueScene();
	const guest = s.as(await s.person()).venue;
	for (let times = 0; times <= limits.wrongCodes; times++)
		expect(await outcome(guest.enter(await s.poster()))).toBe("ok");
});

test("150 guests get in beside a flood of wrong codes", async () => {
	const s = await venueScene();
	const [guests, guessers] = await Promise.all([
		Promise.all(Array.from({ length: 150 }, (_, place) => s.person(`Guest ${place}`))),
		Promise.all(Array.from({ length: 20 }, () => s.person("Guesser"))),
	]);
	const [poster, wall] = [await s.poster(), await s.onTheWall()];

	let isOver = false;
	const flood = guessers.map(async (guesser) => {
		const answers = [];
		while (!isOver) answers.push(await outcome(s.as(guesser).venue.enter(s.scan(newCode()))));
		return answers;
	});
	const entered = await Promise.all(
		guests.map((guest, place) => outcome(s.as(guest).venue.enter(place % 2 ? poster : wall))),
	);
	isOver = true;
	const wrong = (await Promise.all(flood)).flat();

	expect(count(entered, "ok")).toBe(150);
	expect(await s.db.attendance.count({ where: { source: "JOIN_CODE", status: "ATTENDED" } })).toBe(150);
	expect(await s.db.rollEntry.count({ where: { how: "JOIN_CODE" } })).toBe(150);
	expect(count(wrong, "ok")).toBe(0);
	expect(count(wrong, "VENUE_CODE_WRONG")).toBeLessThanOrEqual(20 * limits.wrongCodes);
});

/** The worst case of docs/decisions/0054: accounts are made as fast as one network may ask for links, and used up at once. */
test("at the limits one network guesses for millions of years before it has hit half of the time", () => {
	const bits = secretSigns * Math.log2(codeSigns.length);
	const accountsPerSecond = limits.emailLinksPerNetwork / limits.emailLinkSeconds;
	// Each account is as good as a new one after an hour, so in a day all of that day's accounts guess.
	const accounts = accountsPerSecond * 24 * 60 * 60;
	const guessesPerSecond = (accounts * limits.wrongCodes) / limits.wrongCodesSeconds;
	const years = 2 ** (bits - 1) / guessesPerSecond / (365.25 * 24 * 60 * 60);

	expect(bits).toBe(60);
	expect(rotationMs).toBe(60_000);
	expect(years).toBeGreaterThan(100_000_000);
});
