import { expect, test } from "vitest";
import { makePlace, placeIn } from "./place";

test("a page that comes with an older cursor takes the feed back to it, and a newer one does not move it", () => {
	const place = placeIn("event", "100.1.");
	place.reach("200.2.");
	expect(placeIn("event", "300.3.").cursor()).toBe("200.2.");
	expect(placeIn("event", "150.1.5").cursor()).toBe("150.1.5");
	place.reach("400.4.");
	expect(placeIn("event", "400.3.").cursor()).toBe("400.3.");
	expect(placeIn("another", "500.5.").cursor()).toBe("500.5.");
});

test("an answer takes the feed back to when its request began, unless nothing was told since or it is further back", () => {
	const place = makePlace("1");
	const [early, late] = [place.begun(), place.begun()];
	early();
	expect(place.cursor()).toBe("1");
	place.reach("2");
	const between = place.begun();
	place.reach("3");
	late();
	expect(place.cursor()).toBe("1");
	between();
	expect(place.cursor()).toBe("1");
	place.reach("4");
	expect(place.cursor()).toBe("4");
});

test("an answer that comes while changes are taken, and was asked for before, has them told once more", () => {
	const place = makePlace("1");
	const before = place.begun();
	place.taking();
	// What taking the changes itself asks for is newer than they are.
	place.begun()();
	before();
	place.reach("2");
	expect(place.cursor()).toBe("1");
	place.taking();
	place.begun()();
	place.reach("3");
	expect(place.cursor()).toBe("3");
});
