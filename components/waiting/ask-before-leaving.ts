/**
 * The browser asks before it closes the page, while leaving would lose something. It listens only then, because with a
 * listener browsers do not cache the page for "back".
 */
const reasons = new Set<unknown>();

const askFirst = (leaving: BeforeUnloadEvent) => leaving.preventDefault();

/** `reason` is anything that tells its caller from others. Repeating a call changes nothing. */
export function askBeforeLeaving(reason: unknown, wouldLose: boolean) {
	if (wouldLose) reasons.add(reason);
	else reasons.delete(reason);
	if (reasons.size > 0) addEventListener("beforeunload", askFirst);
	else removeEventListener("beforeunload", askFirst);
}
