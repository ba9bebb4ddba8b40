/**
 * The same limits as in ./body-door.ts, applied in a route handler for hosts that do not run our server (Vercel's
 * functions). Where ./body-door.ts runs, nothing is refused here.
 */
import { NextRequest } from "next/server";
import { type BodyLimits, refusalResponse, tooLarge, tooSlow } from "./refuse-body";

/**
 * Returns the request with its whole body in memory, or the answer that refuses it. It counts the bytes, because
 * content-length cannot be trusted.
 */
export async function withBoundedBody(request: Request, limits: BodyLimits): Promise<NextRequest | Response> {
	const { url, method, headers, signal } = request;
	const reader = request.body?.getReader();
	if (!reader) return new NextRequest(url, { method, headers, signal });
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		// This ends the pending read.
		void reader.cancel().catch(() => {});
	}, limits.requestSeconds * 1_000);
	try {
		const parts: Uint8Array[] = [];
		let bytes = 0;
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			bytes += part.value.byteLength;
			if (bytes > limits.requestBytes) {
				void reader.cancel().catch(() => {});
				return refusalResponse(tooLarge(limits));
			}
			parts.push(part.value);
		}
		if (isLate) return refusalResponse(tooSlow(limits));
		return new NextRequest(url, { method, headers, signal, body: new Uint8Array(Buffer.concat(parts)) });
	} finally {
		clearTimeout(timer);
	}
}
