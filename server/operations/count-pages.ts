/** Counts the pages that this process answers with, and their times. Route handlers and the API count their own answers. */
import { onRequestStart } from "../http/request-start";
import { countCall } from "../telemetry/measures";

/** A page as a document, or as the data with which another page turns into it. */
const pageTypes = /^text\/(html|x-component)\b/;

/** They count together, because paths name events, and anybody can make some up. Returns a function that stops it. */
export function countPages(): () => void {
	return onRequestStart(({ request, response }) => {
		const startedAt = performance.now();
		response.once("finish", () => {
			if (request.url?.startsWith("/api/")) return;
			if (!pageTypes.test(String(response.getHeader("content-type") ?? ""))) return;
			const { statusCode } = response;
			const code = statusCode < 400 ? "ok" : String(statusCode);
			countCall({ procedure: "pages", code, ms: performance.now() - startedAt });
		});
	});
}
