/**
 * Removes the queries from the addresses in Next's spans before they are sent, because a query may contain a
 * sign-in code.
 */
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** The current names (https://opentelemetry.io/docs/specs/semconv/http/http-spans/) and the older ones. */
const addresses = ["http.target", "http.url", "url.full", "url.path"];

export const withoutQueries: SpanProcessor = {
	onStart() {},
	onEnd({ attributes }) {
		for (const name of addresses) {
			const value = attributes[name];
			if (typeof value === "string") attributes[name] = value.split("?")[0];
		}
		if ("url.query" in attributes) attributes["url.query"] = "";
	},
	forceFlush: async () => {},
	shutdown: async () => {},
};
