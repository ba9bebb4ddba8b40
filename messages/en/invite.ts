/** The dialog with which organizers tell people on the roll of the event. */
export const invite = {
	invite: "Invite",
	title: "Invite people",
	titlePeople: "{count, plural, one {Invite {name}} other {Invite # people}}",
	loading: "Loading",

	told: "{people, plural, =1 {{told, plural, =0 {Has not been told of the event yet.} other {Knows of the event.}}} other {{told, number} of {people, number} know of the event: they were told, have signed in or attended.}}",

	byMail: "By e-mail",
	send: "{count, plural, one {Send the e-mail} other {Send # e-mails}}",
	mailLead:
		"{count, plural, =0 {Nobody here who was never told has an e-mail address.} one {# person was never told and has an e-mail address.} other {# people were never told and have an e-mail address.}} Each address gets one e-mail, in its reader's language.",
	allMailed: "Everybody here knows of the event, or is about to.",
	noAddress:
		"{count, plural, one {# person was never told and has no address} other {# people were never told and have no address}}. Tell them yourself, with the message below.",
	tooMany:
		"{left, plural, =0 {No more e-mails can be sent today} one {Only # more e-mail can be sent today} other {Only # more e-mails can be sent today}}. Select fewer people on the roll, or continue tomorrow.",
	sendAgain: "{count, plural, one {Send another e-mail} other {Send another e-mail to # people}}",
	againHint:
		"{count, plural, one {This person knows of the event already, or may have got an e-mail.} other {These people know of the event already, or may have got an e-mail.}}",
	mailOff:
		"This site does not send e-mail. Send the message below yourself, or ask the person who runs the site to set up e-mail.",
	waiting: "{count, plural, one {# e-mail is under way} other {# e-mails are under way}}…",
	failed: "{count, plural, one {# e-mail could not be sent} other {# e-mails could not be sent}}",
	failedAdvice: "Correct the addresses on the roll, or press the button to try again.",
	failure: "{who}: {why}",
	noAnswer: "the mail server did not answer",
	more: "and {count, plural, one {# more} other {# more}}",
	unsure:
		"{count, plural, one {# e-mail} other {# e-mails}} may or may not have left, because the connection to the mail server broke. Nothing is sent again by itself.",

	sent: "{count, plural, =0 {There was nobody to send an e-mail to} one {# e-mail is on its way} other {# e-mails are on their way}}.",
	marked:
		"{count, plural, =0 {Nobody was changed} one {# person counts as told} other {# people count as told}}.",
	undone: "Taken back for {count, plural, one {# person} other {# people}}.",
	undo: "Undo",

	yourself: "Tell them yourself",
	message: "Message",
	messageHint: "In the event's language. Change it as you like.",
	copyMessage: "Copy the message",
	share: "Share",
	link: "Link",
	linkHint: "It opens the album for people on the roll, after they have signed in.",
	copyLink: "Copy the link",
	copied: "Copied.",
	copyFailed: "Your browser did not allow copying. The text is selected: copy it yourself.",
	qrCode: "QR code that leads to {address}",
	savePng: "Save as PNG",
	saveSvg: "Save as SVG",
	markTold: "{count, plural, one {I have told them} other {I have told all #}}",
	markHint: "Then {count, plural, one {this person counts} other {these people count}} as told.",
	close: "Close",
} as const;
