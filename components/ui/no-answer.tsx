import { Banner } from "./banner";

/** A request that no answer came to: the network is gone, or the server is. */
export function NoAnswer() {
	return (
		<Banner tone="bad" title="The server does not answer.">
			Check your connection and try again.
		</Banner>
	);
}
