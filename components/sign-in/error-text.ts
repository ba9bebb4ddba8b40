interface SignInError {
	title: string;
	advice: string;
}

/** next-auth's error codes (https://next-auth.js.org/configuration/pages#error-codes) as something to act on. */
const texts: Record<string, SignInError> = {
	AccessDenied: {
		title: "That account may not sign in here.",
		advice: "Use the account your organizer knows you by, or ask them which one it is.",
	},
	OAuthAccountNotLinked: {
		title: "Your e-mail address is known here through another way of signing in.",
		advice: "Sign in the way you did the first time.",
	},
	CredentialsSignin: {
		title: "That demo account does not exist on this server.",
		advice: "Choose one from the list below.",
	},
	Configuration: {
		title: "Signing in is not set up correctly on this server.",
		advice: "Nothing you can do about it; tell the people who run it.",
	},
	SessionRequired: {
		title: "Please sign in to go on.",
		advice: "You will come back to the page you wanted.",
	},
	OAuthSignin: {
		title: "The sign-in service could not be reached.",
		advice: "Check your connection and try again in a moment.",
	},
	OAuthCallback: {
		title: "Signing in was not finished.",
		advice: "It was cancelled, or it took too long. Try once more.",
	},
};

const unknown: SignInError = {
	title: "Signing in did not work.",
	advice: "Try once more. If it keeps failing, tell an organizer.",
};

export function signInErrorText(code: string | string[] | undefined): SignInError | null {
	if (code === undefined || code === "") return null;
	if (typeof code !== "string" || !Object.hasOwn(texts, code)) return unknown;
	return texts[code] ?? unknown;
}
