/** What several features say, and the pages that are shown instead of another one. */
export const common = {
	noAnswer: "Can't reach the server.",
	noAnswerAdvice: "Check your connection and try again.",
	loading: "Loading",
	/** The link past the header, for keyboards. */
	skip: "Skip to content",
	/** A person without a name. */
	somebody: "Somebody",
	/** What a photo without a title is called. */
	photoBy: "Photo by {name}",
	/** Who added a photo, and for which dependant. */
	uploaderFor: "{by} for {whom}",
	/** On pages that do not show an upload that runs: how many photos are done. */
	uploading: "{done, number} of {started, number}",
	uploadingTo: "Adding photos to {name}: {done, number} of {started, number} done",
	/** The title of the browser's tab. */
	uploadTitle: "({done, number}/{started, number}) {title}",
	uploadFailed: "{count, number} failed",
	uploadFailedAt: "{count, plural, one {# photo} other {# photos}} could not be added to {name}",
	/** On pages that do not show a download that runs.  */
	takingHome:
		"{state, select, done {Photos are saved} failed {Download ended early} paused {Download waits, {percent, number} %} press {Save the next part} other {{percent, number} % saved}}",
	takingHomeOf: "Taking photos of {name} home: {said}",
	/** The title of the tab. */
	takingHomeTitle: "({percent, number} %) {title}",
	close: "Close",
	tryAgain: "Try again",
	goToRollcall: "Go to Rollcall",
	failedTitle: "Something went wrong on our side",
	failedAdvice: "Your photos are safe. Try again in a moment.",
	/** The error page of the live wall. */
	comesBackIn:
		"This page comes back by itself. {seconds, plural, =0 {Trying now…} one {Next try in # second.} other {Next try in # seconds.}}",
	errorId: "If this keeps happening, send this to the people who run the site: <code>error {digest}</code>",
} as const;
