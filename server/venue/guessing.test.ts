import { expect, test } from "vitest";
import { codeSigns, joinPath, rotationMs, secretSigns } from "@/rules/venue";
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

test("codes that are right count nothing, also many at once and among wrong ones", async () => {
	const s = await venueScene();
	const [guest, hasty] = [s.as(await s.person()).venue, s.as(await s.person()).venue];
	const [poster, wall] = [await s.poster(), await s.onTheWall()];
	for (let times = 0; times <= limits.wrongCodes; times++)
		expect(await outcome(guest.enter(poster))).toBe("ok");

	const wrong = limits.wrongCodes - 1;
	const atOnce = Array.from({ length: 4 * wrong }, (_, n) =>
		outcome(hasty.enter([poster, s.scan(newCode()), wall, poster][n % 4] ?? poster)),
	);
	const answers = await Promise.all(atOnce);
	expect(count(answers, "ok")).toBe(3 * wrong);
	expect(count(answers, "VENUE_CODE_WRONG")).toBe(wrong);
	// What was right has neither used up a try nor given one back.
	for (const answer of ["VENUE_CODE_WRONG", "TOO_MANY_CODES"])
		expect(await outcome(hasty.enter(s.scan(newCode())))).toBe(answer);
});

test("a script that comes again and again with a right code is refused, and nobody else is", async () => {
	const s = await venueScene();
	const [script, guest] = [await s.person(), await s.person()];
	const [poster, most] = [await s.poster(), limits.venueEntriesPerMinute];
	const enter = () => outcome(s.as(script).venue.enter(poster));
	const answers = await Promise.all(Array.from({ length: most + limits.wrongCodes }, enter));
	expect(count(answers, "ok")).toBe(most);
	expect(count(answers, "ASKED_TOO_OFTEN")).toBe(limits.wrongCodes);
	expect(await outcome(s.as(guest).venue.enter(poster))).toBe("ok");
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
	// Somebody who guesses the code of one event may have those of others.
	const links = limits.emailLinksPerNetwork + limits.emailLinksWithCodes;
	const accountsPerSecond = links / limits.emailLinkSeconds;
	// Each account is as good as a new one after two hours, so in a day all of that day's accounts guess.
	const accounts = accountsPerSecond * 24 * 60 * 60;
	const guessesPerSecond = (accounts * limits.wrongCodes) / limits.wrongCodesSeconds;
	const years = 2 ** (bits - 1) / guessesPerSecond / (365.25 * 24 * 60 * 60);

	expect(bits).toBe(60);
	expect(rotationMs).toBe(60_000);
	expect(years).toBeGreaterThan(100_000_000);
});

test("300 links to made-up addresses do not keep 150 guests with the poster from theirs, on the same network", async () => {
	const s = await venueScene();
	const { emailLinksPerNetwork: most, emailLinksPerVenue: mostHere } = limits;
	const ask = (email: string, { slug, ticket } = { slug: "", ticket: "" }) =>
		outcome(
			s.as(null).signIn.sendEmailLink({ email, callbackUrl: slug ? joinPath(slug, ticket) : "/events" }),
		);
	const junk = await Promise.all(Array.from({ length: most + 1 }, (_, n) => ask(`made-up-${n}@junk.test`)));
	expect(count(junk, "TOO_MANY_LINKS_FROM_NETWORK")).toBe(1);

	const [poster, wall] = [await s.poster(), await s.onTheWall()];
	const guests = await Promise.all(
		Array.from({ length: 150 }, (_, n) => ask(`guest-${n}@guests.test`, n % 2 ? poster : wall)),
	);
	expect(count(guests, "ok")).toBe(150);

	// What is not the code of this event is answered like no code at all.
	const wrong = [
		s.scan(newCode()),
		s.scan(newCode(), "no-such-event"),
		{ ...poster, slug: s.foreignEvent.slug },
		{ ...poster, ticket: `${poster.ticket}x` },
	];
	for (const scan of wrong) expect(await ask("late@guests.test", scan)).toBe("TOO_MANY_LINKS_FROM_NETWORK");
	s.later(31 * 60);
	expect(await ask("late@guests.test", poster)).toBe("TOO_MANY_LINKS_FROM_NETWORK");

	// With the poster, nobody has links without end, either.
	const { ip, eventId } = { ip: "192.0.2.7", eventId: s.event.id };
	const link = (n: number) => outcome(s.deps.limit.emailLink({ email: `${n}@junk.test`, ip, eventId }));
	const many = await Promise.all(Array.from({ length: mostHere + 1 }, (_, n) => link(n)));
	expect(count(many, "TOO_MANY_LINKS_FROM_NETWORK")).toBe(1);
});
