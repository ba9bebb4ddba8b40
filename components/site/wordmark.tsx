import { PageLink } from "../ui/page-link";
import { Mark, markLook } from "./mark";

/** It leads home: to /events when signed in. */
export function Wordmark() {
	return (
		<PageLink href="/" className={markLook}>
			<Mark />
		</PageLink>
	);
}
