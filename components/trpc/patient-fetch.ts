/**
 * A venue's network swallows requests without a word, and a browser waits for minutes. Nobody can press a button again
 * that still waits for the first answer.
 */
const patienceMs = 30_000;

const lost = (cause?: unknown) =>
	new Error("The connection was lost. Check your network, then try again.", { cause });

/** `fetch` that ends: with an answer, or with a sentence that people can read. */
export async function patientFetch(url: RequestInfo | URL | string, init?: RequestInit, ms = patienceMs) {
	const ending = new AbortController();
	// It goes on while the answer is read, and does nothing once that is whole.
	setTimeout(() => ending.abort(lost()), ms);
	const asked = init?.signal;
	if (asked?.aborted) ending.abort(asked.reason);
	asked?.addEventListener("abort", () => ending.abort(asked.reason), { once: true });
	try {
		return await fetch(url, { ...init, signal: ending.signal });
	} catch (error) {
		throw ending.signal.aborted ? error : lost(error);
	}
}
