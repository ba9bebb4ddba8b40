/**
 * The slideshow of a live wall as a pure reducer: which photo is on the screen, which one is being loaded, and when they
 * change. Newly arrived photos come next; otherwise every photo is shown once before any is repeated. Whether there is a
 * network is only a hint: without one, the photos that were already loaded are repeated.
 */
import { liveCount } from "@/rules/album";
import type { LivePhoto } from "../trpc/types";
import { goBack, remembered } from "./go-back";
import { pickNext } from "./pick-next";
import type { Moment, Show, Slide } from "./show";

export type ShowAction =
	| { type: "photos"; photos: readonly LivePhoto[] }
	| { type: "ready" | "failed"; key: number }
	| { type: "online"; online: boolean }
	| { type: "toggle" | "skip" | "back" | "tick" };

export const slideMs = 8_000;
/** Shorter for new photos, because somebody is waiting to see theirs. */
export const hurriedSlideMs = 4_000;
export const fadeMs = 1_000;
const longestPauseMs = 30_000;
const triesARound = 3;

export const emptyShow: Show = {
	photos: [],
	news: [],
	round: [],
	current: null,
	since: 0,
	leaving: null,
	next: null,
	nextIsReady: false,
	nextIsNews: false,
	nextIsEarlier: false,
	before: [],
	loaded: new Set(),
	failed: new Map(),
	failuresInARow: 0,
	pickAt: 0,
	online: true,
	playing: true,
	keys: 0,
};

/** Returns the same object if nothing changed. */
export function reduceShow(show: Show, action: ShowAction, moment: Moment): Show {
	return settled(acted(show, action, moment), moment);
}

function acted(show: Show, action: ShowAction, { now }: Moment): Show {
	switch (action.type) {
		case "photos":
			return withPhotos(show, action.photos, now);
		case "ready":
			if (show.next?.key !== action.key) return show;
			return {
				...show,
				nextIsReady: true,
				failuresInARow: 0,
				loaded: new Set([...show.loaded, show.next.photo.id]),
			};
		case "failed":
			return show.next?.key === action.key ? withoutFailed(show, show.next.photo.id, now) : show;
		case "online":
			if (show.online === action.online) return show;
			return { ...show, online: action.online, failuresInARow: 0, pickAt: now };
		case "toggle":
			// After a pause the photo gets its full time again.
			return { ...show, playing: !show.playing, since: now };
		case "skip":
			return { ...show, since: Number.NEGATIVE_INFINITY };
		case "back":
			return goBack(show);
		case "tick":
			return show;
	}
}

function withPhotos(show: Show, photos: readonly LivePhoto[], now: number): Show {
	const byId = new Map(photos.map((photo) => [photo.id, photo]));
	const known = new Map(show.photos.map((photo) => [photo.id, photo]));
	const oldest = show.photos.length >= liveCount ? (show.photos.at(-1)?.createdAt.getTime() ?? 0) : null;
	// When a photo is taken down, an older one moves into the list. It is unknown here, too, but must not count as new.
	const isNews = ({ id, createdAt }: LivePhoto) =>
		!known.has(id) && (oldest === null || createdAt.getTime() > oldest);
	const arrived = show.keys === 0 ? [] : photos.filter(isNews).reverse();
	const news = [...show.news.filter((id) => byId.has(id)), ...arrived.map(({ id }) => id)];

	const sameAddress = (id: string) => byId.get(id)?.images.at(-1)?.url === known.get(id)?.images.at(-1)?.url;
	const retold = (slide: Slide | null) => {
		const photo = slide && byId.get(slide.photo.id);
		return photo
			? { ...slide, photo: { ...slide.photo, title: photo.title, by: photo.by, for: photo.for } }
			: null;
	};
	let round = show.round.filter((id) => byId.has(id));
	let next = retold(show.next);
	// A photo that just arrived goes before the one that was being loaded.
	if (next && arrived.length > 0 && !show.nextIsNews && !show.nextIsEarlier) {
		round = [next.photo.id, ...round];
		next = null;
	}
	return {
		...show,
		photos,
		news,
		round,
		before: show.before.filter((id) => byId.has(id)),
		current: retold(show.current),
		leaving: retold(show.leaving),
		next,
		nextIsReady: next !== null && show.nextIsReady,
		loaded: new Set([...show.loaded].filter((id) => byId.has(id) && sameAddress(id))),
		failed: new Map([...show.failed].filter(([id]) => byId.has(id))),
		pickAt: arrived.length > 0 ? now : show.pickAt,
	};
}

/** A failed photo is retried after a few others; after three failures it waits for the next round. */
function withoutFailed(show: Show, id: string, now: number): Show {
	const times = (show.failed.get(id) ?? 0) + 1;
	const pause = Math.min(1_000 * 2 ** show.failuresInARow, longestPauseMs);
	return {
		...show,
		next: null,
		nextIsReady: false,
		round: times < triesARound ? [...show.round.slice(0, 3), id, ...show.round.slice(3)] : show.round,
		loaded: new Set([...show.loaded].filter((other) => other !== id)),
		failed: new Map([...show.failed, [id, times]]),
		failuresInARow: show.failuresInARow + 1,
		pickAt: now + pause,
	};
}

/** Applies what is due: shows the next slide when it is time, and picks another one to load. */
function settled(show: Show, moment: Moment): Show {
	let after = show;
	if (after.next && after.nextIsReady && isTime(after, moment.now)) {
		after = {
			...after,
			leaving: after.current,
			before: after.nextIsEarlier ? after.before : remembered(after.before, after.current?.photo.id),
			current: after.next,
			since: moment.now,
			next: null,
			nextIsReady: false,
		};
	}
	if (after.leaving && moment.now - after.since >= fadeMs) after = { ...after, leaving: null };
	if (!after.next && moment.now >= after.pickAt) after = pickNext(after, moment);
	return after;
}

function isTime({ current, playing, since, nextIsNews }: Show, now: number): boolean {
	if (!current || since === Number.NEGATIVE_INFINITY) return true;
	return playing && now - since >= (nextIsNews ? hurriedSlideMs : slideMs);
}
