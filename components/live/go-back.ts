/** Goes back to the photo that was on a live wall before. The photo that is on it comes next again. */
import { withNext } from "./pick-next";
import type { Show } from "./show";

/** How many photos back. Each is an id, so this only keeps a wall that runs for days from growing. */
const most = 100;

/** The photos that were on the wall, when `id` leaves it. */
export const remembered = (before: readonly string[], id: string | undefined): readonly string[] =>
	id === undefined ? before : [...before, id].slice(-most);

/** Does nothing if there is no earlier photo that can be shown now. */
export function goBack(show: Show): Show {
	const { current, next } = show;
	const canShow = (id: string) =>
		id !== current?.photo.id &&
		show.photos.some((photo) => photo.id === id) &&
		(show.online || show.loaded.has(id));
	const at = show.before.findLastIndex(canShow);
	const id = show.before[at];
	if (id === undefined || !current) return show;
	// Pressed again before the earlier photo has appeared: the one on the screen waits in the round already.
	const leaving = show.nextIsEarlier ? [] : [current.photo.id];
	const loading = next && !show.nextIsNews ? [next.photo.id] : [];
	const waiting = show.nextIsEarlier ? [...loading, ...leaving] : [...leaving, ...loading];
	const back = {
		...show,
		before: show.before.slice(0, at),
		round: [...waiting, ...show.round.filter((one) => one !== id && !waiting.includes(one))],
		news: next && show.nextIsNews ? [next.photo.id, ...show.news] : show.news,
		since: Number.NEGATIVE_INFINITY,
	};
	return { ...withNext(back, id), nextIsEarlier: true };
}
