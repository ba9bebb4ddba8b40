import { Banner } from "../../ui/banner";
import { ButtonAnchor } from "../../ui/button";

/** The sign-in page opens in another tab, because this tab holds the chosen photos. */
export function SignedOut({ slug }: { slug: string }) {
	return (
		<Banner
			tone="bad"
			title="You are signed out."
			action={
				<ButtonAnchor
					href={`/sign-in?callbackUrl=${encodeURIComponent(`/events/${slug}`)}`}
					target="_blank"
					rel="noreferrer"
				>
					Sign in
				</ButtonAnchor>
			}
		>
			Sign in in another tab, then come back here and retry. The chosen photos stay here as long as this page
			is open.
		</Banner>
	);
}
