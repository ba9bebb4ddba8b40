/**
 * A venue's network swallows requests without a word, and a browser waits for minutes. Nobody can press a button again
 * that still waits for the first answer.
 */
const patienceMs = 30_000;

const lost = (cause?: unknown) =>
	new Error("The connection was lost. Check your network, then try again.", { cause });

/** `fetch` that ends: with a whole answer, or with a sentence that people can read. For answers that fit into memory. */
export async function patientFetch(url: RequestInfo | URL | string, init?: RequestInit, ms = patienceMs) {
	const ending = new AbortController();
	const timer = setTimeout(() => ending.abort(), ms);
	const asked = init?.signal;
	if (asked?.aborted) ending.abort();
	asked?.addEventListener("abort", () => ending.abort(), { once: true });
	try {
		const answer = await fetch(url, { ...init, signal: ending.signal });
		// Here and not later: an answer can stop half way, which browsers tell each in words of its own.
		const body = await answer.arrayBuffer();
		return new Response(body.byteLength > 0 ? body : null, answer);
	} catch (error) {
		throw asked?.aborted ? asked.reason : lost(error);
	} finally {
		clearTimeout(timer);
	}
}
