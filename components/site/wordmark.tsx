import { Mark, markLook } from "../ui/mark";
import { PageLink } from "../ui/page-link";

/** The logo, as a link to the home page, which redirects to /events when signed in. */
export function Wordmark() {
	return (
		<PageLink href="/" className={markLook}>
			<Mark />
		</PageLink>
	);
}
