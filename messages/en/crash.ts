/**
 * The page that replaces the whole document (app/global-error.tsx). It has to do without the server and without what
 * formats messages, so these are plain texts without tags. Every page loads them, in every language.
 */
export const crash = {
	tab: "Something went wrong",
	title: "Something went wrong on our side",
	advice: "Your photos are safe. Try again in a moment.",
	/** On the live wall. */
	comesBack: "This page comes back by itself. Next try in {seconds} s.",
	tryAgain: "Try again",
	errorId: "If this keeps happening, send this to the people who run the site: error {digest}",
} as const;
