import { Banner } from "./banner";

/** Shown when a request got no answer, because the network or the server is down. */
export function NoAnswer() {
	return (
		<Banner tone="bad" title="Can't reach the server.">
			Check your connection and try again.
		</Banner>
	);
}
