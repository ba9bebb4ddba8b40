/**
 * Timeout in milliseconds. A venue's network silently drops requests, and browsers would wait for minutes, during which
 * a busy button cannot be pressed again.
 */
const patienceMs = 30_000;

const lost = (cause?: unknown) => new Error("connection lost", { cause });

/** A 503 or 429 from something in front of our server, such as a proxy. `retryAfter` is its Retry-After, in seconds. */
export class AskedToWait extends Error {
	readonly retryAfter: number;
	constructor(retryAfter: number) {
		super("asked to wait");
		this.name = "AskedToWait";
		this.retryAfter = retryAfter;
	}
}

/**
 * The Retry-After, in seconds, of an answer that is not our server's. Our server answers in JSON, and its errors contain
 * the seconds (server/routers/trpc.ts); tRPC cannot read anything else.
 */
function foreignWait({ status, headers }: Response): number | null {
	if (status !== 503 && status !== 429) return null;
	if (headers.get("content-type")?.startsWith("application/json")) return null;
	const seconds = Number(headers.get("retry-after") ?? Number.NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/**
 * A `fetch` with a timeout, for answers that fit into memory. Resolves when the whole body has arrived. Rejects with an
 * error for which ./failure-of.ts has a sentence: AskedToWait or any other. Or with the caller's own abort reason.
 */
export async function patientFetch(url: RequestInfo | URL | string, init?: RequestInit, ms = patienceMs) {
	const ending = new AbortController();
	const timer = setTimeout(() => ending.abort(), ms);
	const asked = init?.signal;
	if (asked?.aborted) ending.abort();
	asked?.addEventListener("abort", () => ending.abort(), { once: true });
	try {
		const answer = await fetch(url, { ...init, signal: ending.signal });
		// Read the body here, because an answer can stop half way, and each browser words that error differently.
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
