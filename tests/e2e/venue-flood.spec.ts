/** Guests at a venue beside a flood of wrong codes from the same address, over HTTP. */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import { encode } from "next-auth/jwt";
import superjson from "superjson";
import { repeatedWhileBusy } from "@/components/trpc/repeat";
import type { AppRouter } from "@/server/routers/_app";
import { newCode } from "@/server/venue/codes";
import { stack } from "./setup/stack";
import { expect } from "./test";
import { test, type VenueEvent } from "./venue-event";

/** People with a session each, all from one address. */
async function signedInPeople(sql: (text: string, values: unknown[]) => Promise<unknown>, count: number) {
	const ids = Array.from({ length: count }, () => randomUUID());
	await sql(`INSERT INTO "User" (id, name) SELECT id, 'Guest' FROM unnest($1::uuid[]) id`, [ids]);
	const since = Math.floor(Date.now() / 1_000);
	const secret = String(stack.secondApp.NEXTAUTH_SECRET);
	return Promise.all(
		ids.map(async (sub) => {
			const session = await encode({ token: { sub, since, version: 0, way: "demo" }, secret });
			return `next-auth.session-token=${session}`;
		}),
	);
}

/** Opens a code and enters. The answer's error, or null. */
async function enterOnce(event: VenueEvent, path: string, cookie: string) {
	const opened = await fetch(stack.origin + path, { redirect: "manual", headers: { cookie } });
	const ticket = new URL(opened.headers.get("location") ?? "", stack.origin).searchParams.get("ticket");
	const slug = event.path.split("/").at(-1);
	const answer = await fetch(`${stack.origin}/api/trpc/venue.enter`, {
		method: "POST",
		headers: { cookie, "content-type": "application/json" },
		body: superjson.stringify({ slug, ticket }),
	});
	const { error } = await answer.json();
	return error ? TRPCClientError.from({ error: error.json }) : null;
}

const codeOf = (error: TRPCClientError<AppRouter> | null) => error?.data?.appCode ?? "ok";

/** The same, repeated as the page repeats it, and given up when the page gives up. The code of the refusal, or "ok". */
async function enter(event: VenueEvent, path: string, cookie: string): Promise<string> {
	for (let failures = 0; ; failures++) {
		const error = await enterOnce(event, path, cookie);
		if (!error || !repeatedWhileBusy.retry(failures, error)) return codeOf(error);
		await setTimeout(repeatedWhileBusy.retryDelay(failures, error));
	}
}

/** Without HTTP it is in server/venue/guessing.test.ts. */
test("150 guests get in beside a flood of wrong codes from the same address @long", async ({
	sql,
	makeVenue,
}) => {
	const event = await makeVenue();
	const [guests, guessers] = [await signedInPeople(sql, 150), await signedInPeople(sql, 8)];
	const wrong = () => event.poster.replace(/[^/]+$/, newCode());
	let [isOver, isFlooded] = [false, false];
	const flood = guessers.map(async (cookie, place) => {
		const answers = new Set<string>();
		// Half of them have no session.
		while (!isOver) {
			// They do not wait before they ask again.
			const answer = codeOf(await enterOnce(event, wrong(), place % 2 ? cookie : ""));
			if (answer !== "SERVER_BUSY") answers.add(answer);
			if (answer === "TOO_MANY_CODES") isFlooded = true;
		}
		return answers;
	});
	await expect.poll(() => isFlooded).toBe(true);
	const entered = await Promise.all(guests.map((cookie) => enter(event, event.poster, cookie)));
	isOver = true;

	expect(entered.filter((answer) => answer !== "ok")).toEqual([]);
	const answers = new Set((await Promise.all(flood)).flatMap((all) => [...all]));
	expect([...answers].sort()).toEqual(["SIGNED_OUT", "TOO_MANY_CODES", "VENUE_CODE_WRONG"]);
	const [roll] = await sql(
		`SELECT count(*)::int AS count FROM "Attendance" WHERE "eventId" = $1 AND source = 'JOIN_CODE' AND status = 'ATTENDED'`,
		[event.id],
	);
	expect(roll).toEqual({ count: 150 });
});
