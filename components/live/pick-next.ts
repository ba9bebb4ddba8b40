/** Picks the photo that a live wall loads next: new ones first, then each photo of the round once. */
import type { Moment, Show } from "./show";
import { shuffled } from "./shuffled";

export function pickNext(show: Show, { random }: Moment): Show {
	const onScreen = show.current?.photo.id;
	const [first, ...laterNews] = show.news;
	if (first && show.online) return withNext({ ...show, news: laterNews }, first, true);

	// Without a network, and after two failures in a row, only photos that are already loaded are shown.
	const careful = !show.online || show.failuresInARow >= 2;
	const isAnother = (id: string) => id !== onScreen;
	const fits = (id: string) => isAnother(id) && (!careful || show.loaded.has(id));
	const left = show.round.find(fits);
	if (left) return withNext({ ...show, round: show.round.filter((id) => id !== left) }, left);

	const all = show.photos.map(({ id }) => id).filter((id) => !show.news.includes(id));
	const order = shuffled(all, random);
	const opening = order.find(fits) ?? order.find(isAnother);
	if (!opening) return show;
	// The photo on the screen is also part of the new round, and comes last.
	const round = [
		...order.filter((id) => id !== opening && id !== onScreen),
		...order.filter((id) => id === onScreen),
	];
	return withNext({ ...show, round, failed: new Map() }, opening);
}

/** Loads this photo next. Does nothing if it is gone. */
export function withNext(show: Show, id: string, nextIsNews = false): Show {
	const photo = show.photos.find((one) => one.id === id);
	if (!photo) return show;
	const key = show.keys + 1;
	return { ...show, next: { key, photo }, nextIsReady: false, nextIsNews, nextIsEarlier: false, keys: key };
}
