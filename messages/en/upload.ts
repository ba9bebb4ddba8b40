/** The uploader. Why a photo could not be added is in ./errors.ts and ./failures.ts. */
export const upload = {
	addPhotos: "Add photos",
	choose: "Choose photos",
	chooseMore: "Choose more photos",
	/** Shown for files that were chosen before the page's scripts have loaded. */
	listedSoon: "Your photos will be listed here in a moment.",
	drop: "Drop to add them.",
	orDrop: "Or drop them anywhere in this box.",
	lead: "Add the photos you took at this event.",
	accepted: "{types}, up to {size} each.",
	acceptedUntil: "{types}, up to {size} each. Open until {until} ({zone}).",

	cannotBeAdded: "{count, plural, one {# file} other {# files}} cannot be added",
	/** A file that was refused, and why: a whole sentence. */
	refusal: "<file>{name}</file>: {reason}",
	dismiss: "Dismiss",

	chosenPhotos: "Chosen photos",
	title: "Title",
	description: "Description (optional)",
	/** The first title of a photo whose file name has no words. */
	untitled: "Photo",
	removeFromList: "Remove {name} from the list",

	/** How far a photo is. */
	waiting: "Waiting · {size}",
	askedToWait: "Waiting because the server is busy · {size}",
	preparing: "Preparing · {size}",
	sending: "Sending · {sent} of {size}",
	confirming: "Checking that it arrived",
	done: "Added",
	duplicate: "Already in this album, so it was not added again",
	failed: "This photo could not be added.",
	progressOf: "Progress of {name}",
	stopSending: "Stop sending {name}",
	retry: "Retry",
	retryOne: "Retry {name}",

	/** The bar below the list. */
	chosen: "{count, plural, one {# photo} other {# photos}} chosen",
	addedSoFar:
		"{done, number} of {started, plural, one {# photo} other {# photos}} added{duplicate, plural, =0 {} other {, # already there}}{failed, plural, =0 {} other {, # failed}}",
	added:
		"{done, plural, one {# photo} other {# photos}} added{duplicate, plural, =0 {} other {, # already there}}{failed, plural, =0 {} other {, # failed}}",
	sentSoFar: "{sent} of {total}. Keep this page open.",
	offline: "You are offline. The upload resumes when you are back online.",
	progressOfAll: "Progress of all photos",
	start: "Add {count, plural, one {# photo} other {# photos}}",
	retryAll: "Retry {count, plural, one {# photo} other {# photos}}",
	clear: "Clear the list",

	signedOut: "You are signed out.",
	signedOutAdvice:
		"Sign in in another tab, then come back here and retry. The chosen photos stay here as long as this page is open.",
	signIn: "Sign in",
} as const;
