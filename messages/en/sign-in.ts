/** The pages that sign people in. */
export const signIn = {
	title: "Sign in",
	lead: "See the albums of your events.",
	/** Below the name of an event. The second is for one that takes no more photos. */
	whyOpen:
		"Sign in with the e-mail address its organizers know, to see the photos of everybody and add your own.",
	whyClosed: "Sign in with the e-mail address its organizers know, to see the photos of everybody.",
	noWay:
		"No way to sign in is set up on this server. If you run it, set the variables of at least one (<code>COGNITO_…</code>, <code>OIDC_…</code>, <code>GOOGLE_…</code> or <code>EMAIL_…</code>, see <code>.env.example</code>) and restart it.",
	/** A button for a provider, such as "Google". */
	continueWith: "Continue with {provider}",
	or: "or",
	demo: "Try the demo as one of these people",
	orDemo: "Or try the demo as one of these people",
	/** What a demo account is on the roll of the demo event. */
	demoOrganizer: "Organizer",
	demoSteward: "Steward at the door",
	demoATTENDED: "Attended",
	demoREGISTERED: "Registered, did not attend",
	demoINVITED: "Invited",
	demoStranger: "Not on the roll",

	email: "E-mail address",
	sendLink: "E-mail me a link",
	checkEmail: "Check your e-mail.",
	linkSent:
		"If <address>{email}</address> is your address, a link is on its way. You can use it once, in the next {minutes, plural, one {# minute} other {# minutes}}, on this device or another. Nothing after a minute or two? Check your spam folder.",
	otherAddress: "Use another address, or send it again",

	aboutTo: "You are about to sign in as <address>{email}</address>.",
	allWays: "All ways to sign in",
	linkUsed: "This link has already been used",
	linkUsedLead:
		"Each link works once. If you used it, on this device or another, you are signed in there. To sign in here, ask for a new link.",
	linkExpired: "This link has expired",
	linkExpiredLead: "A link works for {minutes, plural, one {# minute} other {# minutes}}. Ask for a new one.",
	linkUnknown: "This link does not work",
	linkUnknownLead:
		"It is more than a day old, or your mail app cut it off. Copy the whole address from the e-mail, or ask for a new link.",

	/** By next-auth's code (components/sign-in/error-text.ts). */
	AccessDenied: "You can't sign in here with that account.",
	AccessDeniedAdvice: "Use the account your organizer knows you by, or ask them which one it is.",
	OAuthAccountNotLinked: "You signed in a different way before.",
	OAuthAccountNotLinkedAdvice: "Sign in the way you did the first time.",
	EmailUnusable: "The e-mail address of that account cannot be used here.",
	EmailUnusableAdvice:
		"It has signs that this site does not accept, such as quotation marks or spaces. Sign in with another address, and ask an organizer to put that one on the roll.",
	CredentialsSignin: "That demo account does not exist on this server.",
	CredentialsSigninAdvice: "Choose one from the list below.",
	Configuration: "Signing in is not set up correctly on this server.",
	ConfigurationAdvice: "You can't fix this yourself. Tell the people who run the site.",
	SessionRequired: "Please sign in to continue.",
	SessionRequiredAdvice: "We'll take you back to the page you wanted.",
	OAuthSignin: "The sign-in service could not be reached.",
	OAuthSigninAdvice: "Check your connection and try again in a moment.",
	OAuthCallback: "You are not signed in yet.",
	OAuthCallbackAdvice: "Signing in was cancelled or took too long. Try again.",
	unknown: "Signing in did not work.",
	unknownAdvice: "Try again. If it keeps failing, tell an organizer.",
} as const;
