/**
 * A venue's network swallows requests without a word, and a browser waits for minutes. Nobody can press a button again
 * that still waits for the first answer.
 */
const patienceMs = 30_000;

const lost = (cause?: unknown) =>
	new Error("The connection was lost. Check your network, then try again.", { cause });

/** A 503 or 429 of something before our server, such as a proxy, with the seconds that its Retry-After asks for. */
export class AskedToWait extends Error {
	readonly retryAfter: number;
	constructor(retryAfter: number) {
		super("The server is busy. Try again in a moment.");
		this.name = "AskedToWait";
		this.retryAfter = retryAfter;
	}
}

/** Our own answers are JSON and say the same in their errors (server/routers/trpc.ts); tRPC cannot read any other. */
function foreignWait({ status, headers }: Response): number | null {
	if (status !== 503 && status !== 429) return null;
	if (headers.get("content-type")?.startsWith("application/json")) return null;
	const seconds = Number(headers.get("retry-after") ?? Number.NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

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
		const wait = foreignWait(answer);
		if (wait !== null) throw new AskedToWait(wait);
		return new Response(body.byteLength > 0 ? body : null, answer);
	} catch (error) {
		if (error instanceof AskedToWait) throw error;
		throw asked?.aborted ? asked.reason : lost(error);
	} finally {
		clearTimeout(timer);
	}
}
