interface SignInError {
	title: string;
	advice: string;
}

/** What to say for next-auth's error codes (https://next-auth.js.org/configuration/pages#error-codes). */
const texts: Record<string, SignInError> = {
	AccessDenied: {
		title: "You can't sign in here with that account.",
		advice: "Use the account your organizer knows you by, or ask them which one it is.",
	},
	OAuthAccountNotLinked: {
		title: "You signed in a different way before.",
		advice: "Sign in the way you did the first time.",
	},
	CredentialsSignin: {
		title: "That demo account does not exist on this server.",
		advice: "Choose one from the list below.",
	},
	Configuration: {
		title: "Signing in is not set up correctly on this server.",
		advice: "You can't fix this yourself. Tell the people who run the site.",
	},
	SessionRequired: {
		title: "Please sign in to continue.",
		advice: "We'll take you back to the page you wanted.",
	},
	OAuthSignin: {
		title: "The sign-in service could not be reached.",
		advice: "Check your connection and try again in a moment.",
	},
	OAuthCallback: {
		title: "You are not signed in yet.",
		advice: "Signing in was cancelled or took too long. Try again.",
	},
};

const unknown: SignInError = {
	title: "Signing in did not work.",
	advice: "Try again. If it keeps failing, tell an organizer.",
};

export function signInErrorText(code: string | string[] | undefined): SignInError | null {
	if (code === undefined || code === "") return null;
	if (typeof code !== "string" || !Object.hasOwn(texts, code)) return unknown;
	return texts[code] ?? unknown;
}
