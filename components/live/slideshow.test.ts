import { describe, expect, test } from "vitest";
import { liveCount } from "@/rules/album";
import type { LivePhoto } from "../trpc/types";
import type { Show } from "./show";
import { emptyShow, fadeMs, hurriedSlideMs, reduceShow, type ShowAction, slideMs } from "./slideshow";

/** A photo with a higher number is newer. */
const photo = (id: string, { version = 1, title = id } = {}): LivePhoto => ({
	...{ id, title, by: "Ada", for: null, width: 3, height: 2, createdAt: new Date(Number(id)) },
	images: [{ width: 480, url: `/${id}?${version}` }],
});
const photos = (...ids: number[]) => ids.sort((a, b) => b - a).map((id) => photo(String(id)));
const upTo = (last: number) => photos(...Array.from({ length: last }, (_, n) => n + 1));

/** mulberry32, a random number generator with a seed, so that every run is the same. */
function chance(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A wall with its own clock. Its images decode at once unless their ids are in `broken`. */
function wall(first: LivePhoto[], { seed = 1 } = {}) {
	const random = chance(seed);
	let show: Show = emptyShow;
	let now = 1_000_000;
	const broken = new Set<string>();
	const seen: string[] = [];
	const act = (action: ShowAction) => {
		const before = show.current?.key;
		show = reduceShow(show, action, { now, random });
		if (show.current && show.current.key !== before) seen.push(show.current.photo.id);
	};
	const decode = () => {
		const { next, nextIsReady } = show;
		if (!next || nextIsReady) return;
		act({ type: broken.has(next.photo.id) ? "failed" : "ready", key: next.key });
	};
	const pass = (ms: number) => {
		for (let passed = 0; passed < ms; passed += 250) {
			now += 250;
			act({ type: "tick" });
			decode();
		}
	};
	act({ type: "photos", photos: first });
	decode();
	return { get: () => show, act, pass, seen, broken, onScreen: () => show.current?.photo.id };
}

describe("a round", () => {
	test("shows every photo once before any is repeated, and none twice in a row", () => {
		for (let seed = 1; seed <= 30; seed++) {
			const { pass, seen } = wall(upTo(7), { seed });
			pass(slideMs * 70);
			const rounds = Array.from({ length: 9 }, (_, n) => seen.slice(n * 7, n * 7 + 7));
			for (const round of rounds) expect(new Set(round).size, seen.join()).toBe(7);
			expect(seen.filter((id, n) => id === seen[n - 1])).toEqual([]);
		}
	});

	test("has a different order each time", () => {
		const { pass, seen } = wall(upTo(12));
		pass(slideMs * 24);
		expect(seen.slice(0, 12)).not.toEqual(seen.slice(12, 24));
	});

	test("with one photo keeps it on the screen", () => {
		const { pass, seen, get } = wall(upTo(1));
		pass(slideMs * 10);
		expect(seen).toEqual(["1"]);
		expect(get().next).toBeNull();
	});

	test("with no photos waits for the first one and shows it at once", () => {
		const { pass, act, onScreen } = wall([]);
		pass(slideMs * 3);
		act({ type: "photos", photos: upTo(1) });
		pass(250);
		expect(onScreen()).toBe("1");
	});
});

describe("photos that arrive", () => {
	test("come next, in the order they arrived, each for half the time", () => {
		const { act, pass, seen } = wall(upTo(20));
		pass(1_000);
		act({ type: "photos", photos: [...photos(21, 22, 23), ...upTo(20)] });
		pass(3 * hurriedSlideMs);
		expect(seen.slice(1)).toEqual(["21", "22", "23"]);
	});

	test("come before the photo that was being loaded, which follows them", () => {
		const { act, pass, seen, get } = wall(upTo(5));
		const waiting = get().next?.photo.id;
		act({ type: "photos", photos: [...photos(6), ...upTo(5)] });
		pass(slideMs * 2);
		expect(seen.slice(1, 3)).toEqual(["6", waiting]);
	});

	test("do not include one that moves into the list because a newer one was taken down", () => {
		const { act, get } = wall(upTo(liveCount + 1).slice(0, liveCount));
		act({ type: "photos", photos: upTo(liveCount) });
		expect([get().news, get().next?.photo.id === "1"]).toEqual([[], false]);
	});

	test("include an older one that an organizer shows again", () => {
		const { act, pass, seen } = wall(photos(1, 3, 4, 5));
		act({ type: "photos", photos: upTo(5) });
		pass(slideMs);
		expect(seen[1]).toBe("2");
	});
});

describe("a photo that is taken down", () => {
	test("leaves the screen at once and never comes back, and the next one takes its place", () => {
		const { act, pass, onScreen, get, seen } = wall(upTo(5));
		pass(1_000);
		const gone = onScreen() ?? "";
		act({ type: "photos", photos: upTo(5).filter(({ id }) => id !== gone) });
		expect(onScreen()).not.toBe(gone);
		expect(onScreen()).toBeDefined();
		expect(get().leaving).toBeNull();
		pass(slideMs * 20);
		expect(seen.slice(1)).not.toContain(gone);
	});

	test("also leaves while it fades out, while it is being loaded, and while the show is paused", () => {
		const { act, pass, get } = wall(upTo(6));
		while (!get().leaving) pass(250);
		const { leaving, next } = get();
		act({ type: "toggle" });
		act({
			type: "photos",
			photos: upTo(6).filter(({ id }) => id !== leaving?.photo.id && id !== next?.photo.id),
		});
		expect(get().leaving).toBeNull();
		expect(get().next?.photo.id).not.toBe(next?.photo.id);
	});

	test("leaves the screen empty if it was the last one", () => {
		const { act, pass, get } = wall(upTo(1));
		act({ type: "photos", photos: [] });
		pass(slideMs);
		expect([get().current, get().next, get().leaving]).toEqual([null, null, null]);
	});
});

describe("images that do not load", () => {
	test("are skipped, and the photo on the screen stays until another one is ready", () => {
		const { broken, pass, seen, onScreen } = wall(upTo(4));
		for (const id of ["1", "2", "3", "4"]) if (id !== onScreen()) broken.add(id);
		const only = onScreen();
		pass(60_000);
		expect([onScreen(), seen.length]).toEqual([only, 1]);
		broken.delete("1");
		broken.delete("2");
		broken.delete("3");
		broken.delete("4");
		pass(120_000);
		expect(new Set(seen).size).toBe(4);
	});

	test("are tried again, with growing pauses", () => {
		const { broken, pass, get } = wall(upTo(2));
		broken.add(get().next?.photo.id ?? "");
		for (const id of ["1", "2"]) broken.add(id);
		pass(600_000);
		// Two photos in ten minutes must not mean thousands of attempts.
		expect(get().keys).toBeLessThan(45);
	});
});

describe("without a network", () => {
	test("the loaded photos are repeated, and the others wait", () => {
		const { act, pass, seen } = wall(upTo(20));
		pass(slideMs * 5);
		const before = new Set(seen);
		act({ type: "online", online: false });
		const from = seen.length + 1;
		pass(slideMs * 20);
		const offline = seen.slice(from);
		expect(offline.length).toBeGreaterThan(10);
		expect(offline.filter((id) => !before.has(id) && id !== seen[from - 1])).toEqual([]);

		act({ type: "online", online: true });
		pass(slideMs * 40);
		expect(new Set(seen).size).toBe(20);
	});

	test("photos with new URLs count as not loaded", () => {
		const { act, pass, get } = wall(upTo(3));
		pass(slideMs * 4);
		act({ type: "photos", photos: upTo(3).map(({ id }) => photo(id, { version: 2 })) });
		expect(get().loaded.size).toBe(0);
	});
});

describe("the show", () => {
	test("stays on its photo while paused, gives it its full time after that, and skips when asked", () => {
		const { act, pass, onScreen, get } = wall(upTo(5));
		pass(7_000);
		const first = onScreen();
		act({ type: "toggle" });
		pass(slideMs * 5);
		expect(onScreen()).toBe(first);
		act({ type: "toggle" });
		pass(slideMs - 500);
		expect(onScreen()).toBe(first);
		pass(500);
		expect(onScreen()).not.toBe(first);
		const second = onScreen();
		act({ type: "toggle" });
		act({ type: "skip" });
		expect(onScreen()).not.toBe(second);
		expect(get().playing).toBe(false);
	});

	test("shows a new title at once and keeps the image", () => {
		const { act, get } = wall(upTo(1));
		act({ type: "photos", photos: [photo("1", { title: "Better", version: 2 })] });
		expect(get().current?.photo).toMatchObject({ title: "Better", images: [{ url: "/1?1" }] });
	});

	test("returns the same state object while there is nothing to do", () => {
		const { pass, get } = wall(upTo(5));
		pass(fadeMs * 2);
		const before = get();
		pass(1_000);
		expect(get()).toBe(before);
	});

	test("does not grow in memory between an hour and a day", () => {
		const { pass, get } = wall(upTo(30));
		const size = () =>
			JSON.stringify({ ...get(), loaded: [...get().loaded], failed: [...get().failed] }).length;
		pass(3_600_000);
		const hour = size();
		pass(23 * 3_600_000);
		expect(size()).toBeLessThan(hour * 1.3);
	});
});

describe("going back", () => {
	test("shows the photos that were on the wall before, and then goes on from where it was", () => {
		const { act, pass, seen, onScreen, get } = wall(upTo(7));
		pass(slideMs * 4);
		const shown = [...seen];
		const back = () => {
			act({ type: "back" });
			pass(250);
			return onScreen();
		};
		expect([back(), back()]).toEqual([shown.at(-2), shown.at(-3)]);
		act({ type: "skip" });
		pass(250);
		expect(onScreen()).toBe(shown.at(-2));
		act({ type: "skip" });
		pass(250);
		expect(onScreen()).toBe(shown.at(-1));
		expect(get().round).not.toContain(onScreen());
	});

	test("goes further back with each press, even before an earlier photo has loaded", () => {
		const { act, pass, seen, onScreen } = wall(upTo(7));
		pass(slideMs * 4);
		const shown = [...seen];
		act({ type: "back" });
		act({ type: "back" });
		pass(250);
		expect(onScreen()).toBe(shown.at(-3));
		for (const later of [-2, -1]) {
			act({ type: "skip" });
			pass(250);
			expect(onScreen()).toBe(shown.at(later));
		}
	});

	test("does nothing at the first photo, works while the show is paused, and skips photos that are gone", () => {
		const { act, pass, seen, onScreen, get } = wall(upTo(5));
		const first = onScreen();
		act({ type: "back" });
		pass(250);
		expect(onScreen()).toBe(first);

		pass(slideMs * 3);
		const [, gone] = seen.slice(-3);
		const wanted = seen.at(-3);
		act({ type: "photos", photos: get().photos.filter(({ id }) => id !== gone) });
		act({ type: "toggle" });
		act({ type: "back" });
		pass(250);
		expect(onScreen()).toBe(wanted);
		pass(slideMs * 2);
		expect(onScreen()).toBe(wanted);
	});

	test("a photo that arrives while an earlier one loads is shown after it", () => {
		const { act, pass, seen, onScreen } = wall(upTo(5));
		pass(slideMs * 2);
		const wanted = seen.at(-2);
		act({ type: "back" });
		act({ type: "photos", photos: upTo(6) });
		pass(250);
		expect(onScreen()).toBe(wanted);
		pass(hurriedSlideMs + 250);
		expect(onScreen()).toBe("6");
	});
});
