/** Next's spans tell the whole address of a request; in its query may be the code of a sign-in. It is cut off before it is sent. */
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** https://opentelemetry.io/docs/specs/semconv/http/http-spans/, and the names before those. */
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
