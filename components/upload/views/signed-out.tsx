import { Banner } from "../../ui/banner";
import { ButtonAnchor } from "../../ui/button";

/** In another tab, because this one holds what was chosen. */
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
			Sign in in another tab, then come back here and retry. What you chose is kept as long as this page is
			open.
		</Banner>
	);
}
