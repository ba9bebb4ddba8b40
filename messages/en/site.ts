/** The header of all pages, the account menu and the front page. */
export const site = {
	description: "One album for your event. Only people who attended can add photos.",
	/** When the session has ended. The page keeps what it has loaded. */
	signedOut: "You are signed out",
	signedOutText:
		"What is on this page stays here. Sign in again in a new window; then this page goes on by itself, with photos that are being added as well.",
	signInAgain: "Sign in again",
	keepReading: "Not now",

	/** The organizers' gallery, with how many photos wait for approval. */
	galleryTab: "Gallery{waiting, plural, =0 {} other { (# waiting)}}",
	/** The page about the venue, for organizers, with how many people wait there to be let in. */
	venueTab: "Venue{waiting, plural, =0 {} other { (# waiting)}}",

	notFound: "Not found",
	notFoundTitle: "There is nothing at this address",
	notFoundAdvice: "The link may be old or incomplete. Check the address.",

	yourAccount: "Your account: {name}",
	noEmail: "No verified e-mail address",
	signOut: "Sign out",
	signOutEverywhere: "Sign out of all devices",
	signOutWithoutThem: "Sign out without them",
	staySignedIn: "Stay signed in",
	lostDevice:
		"Lost a phone, or signed in on one that isn't yours? Sign out of all devices, including this one.",
	photosAtStake:
		"{count, plural, one {# photo you chose is not in the album yet and won't be added if you sign out.} other {# photos you chose are not in the album yet and won't be added if you sign out.}}",
	notRemoved: "A photo was not removed.",
	notRemovedAdvice: "Close this to try again. If you sign out anyway, the photo stays in the album.",
	stillSignedIn: "You are still signed in.",
	noAnswerAdvice: "Can't reach the server. Check your connection and try again.",
} as const;
