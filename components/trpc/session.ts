/**
 * Whether the session of this tab has ended. A call that is refused for want of a session says so (./session-link.ts);
 * ../session finds out when the person has signed in again. Until then the page keeps what it has loaded, and whatever was
 * refused waits here to go on. Kept per tab; never changed on the server.
 */
let hasEnded = false;
/** The person is signing out here, so the end of the session is no news. */
let isLeaving = false;
const watching = new Set<() => void>();
const waiting = new Set<() => void>();

const tell = (listeners: ReadonlySet<() => void>) => {
	for (const listener of [...listeners]) listener();
};

function put(ended: boolean) {
	if (hasEnded === ended) return;
	hasEnded = ended;
	tell(watching);
	if (!ended) tell(waiting);
}

const listen = (listeners: Set<() => void>) => (listener: () => void) => {
	listeners.add(listener);
	return () => void listeners.delete(listener);
};

export const sessionHasEnded = () => hasEnded;
export const watchSession = listen(watching);
/** Calls the listener each time the same person has signed in again. Returns a function that stops this. */
export const onSignedInAgain = listen(waiting);

export function noteLeaving(leaving: boolean) {
	isLeaving = leaving;
}

export const isSigningOut = () => isLeaving;

export const noteSignedOut = () => put(!isLeaving || hasEnded);
export const noteSignedIn = () => put(false);
