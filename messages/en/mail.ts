/** The e-mails. */
export const mail = {
	linkSubject: "Your link to sign in to Rollcall",
	linkWhat: "This link signs you in to Rollcall at {host}:",
	linkButton: "Sign in to Rollcall",
	linkHow:
		"You can use it once in the next {minutes, plural, one {# minute} other {# minutes}}, on any of your devices.",
	linkCopy: "If the button does nothing, copy this address into your browser:",
	linkNotYou: "If you did not request this link, ignore this e-mail. Nobody can sign in without the link.",
} as const;
