import { beforeEach, expect, test } from "vitest";
import {
	noteLeaving,
	noteSignedIn,
	noteSignedOut,
	onSignedInAgain,
	sessionHasEnded,
	watchSession,
} from "./session";

beforeEach(() => {
	noteLeaving(false);
	noteSignedIn();
});

test("what waits goes on once, when the person has signed in again", () => {
	const told: string[] = [];
	const stops = [
		watchSession(() => told.push(`ended: ${sessionHasEnded()}`)),
		onSignedInAgain(() => told.push("go on")),
	];
	noteSignedIn();
	noteSignedOut();
	noteSignedOut();
	expect(told).toEqual(["ended: true"]);
	noteSignedIn();
	expect(told).toEqual(["ended: true", "ended: false", "go on"]);
	for (const stop of stops) stop();
	noteSignedOut();
	noteSignedIn();
	expect(told).toHaveLength(3);
});

test("a person who signs out is not told that their session has ended", () => {
	noteLeaving(true);
	noteSignedOut();
	expect(sessionHasEnded()).toBe(false);
	noteLeaving(false);
	noteSignedOut();
	expect(sessionHasEnded()).toBe(true);
});
