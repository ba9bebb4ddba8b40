import { Mark, markLook } from "../ui/mark";
import { PageLink } from "../ui/page-link";

/** It leads home: to /events when signed in. */
export function Wordmark() {
	return (
		<PageLink href="/" className={markLook}>
			<Mark />
		</PageLink>
	);
}
