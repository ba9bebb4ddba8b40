/** What somebody reads who is told of an event: the message that an organizer copies, and the e-mail. */
export const invitation = {
	subject: "You are invited: {event}",
	to: "You are invited: {event}",
	toBy: "{who} invites you: {event}",
	album: "This is where everybody's photos of it come together:",
	how: "Open the link and sign in with the e-mail address that we know you by. If you were there, you can also add your own photos.",
	howMail:
		"Open the link and sign in with your address {email}. If you were there, you can also add your own photos.",
	/** For an event that takes no more photos. */
	howOver: "Open the link and sign in with the e-mail address that we know you by.",
	howMailOver: "Open the link and sign in with your address {email}.",
	open: "Open the album",
	why: "You get this e-mail from {host} because an organizer wrote your address on the guest list. If you don't know the event, ignore it.",
} as const;
