/** For somebody who is signed in, on the page of an event that they cannot see: with which address, and how to use another. */
export const stranger = {
	signedInAs:
		"You are signed in as <address>{email}</address>. Do the organizers know another address of yours? Then sign in with that one.",
	noAddress:
		"You are signed in without a verified e-mail address, and organizers add people by theirs. Sign in with the address they know.",
	another: "Use another address",
	anotherWithoutThem: "Use another address without them",
	photosAtStake:
		"{count, plural, one {# photo you chose is not in an album yet and won't be added if you sign out.} other {# photos you chose are not in an album yet and won't be added if you sign out.}}",
	stillSignedIn: "You are still signed in.",
	noAnswerAdvice: "Can't reach the server. Check your connection and try again.",
} as const;
