/** The list of events, the head of an event's page, and the pages for an event or a photo that cannot be seen. */
export const events = {
	yourEvents: "Your events",
	noEvents: "No events yet",
	noEventsAdvice: "An event shows up here once an organizer adds you to its roll.",
	noEventsAdviceEmail:
		"An event shows up here once an organizer adds you to its roll. Ask them to add <address>{email}</address>, the address you are signed in with.",
	newEvent: "New event",
	/** The groups of the list. */
	group_organizingUpcoming: "You organize: now and coming up",
	group_organizingPast: "You organize: past",
	group_attendingUpcoming: "Now and coming up",
	group_attendingPast: "Past",
	group_archived: "Archived",
	/** Beside the reader's membership. */
	archived: "Archived",

	originalsShared:
		"Everybody on the roll can download the originals of this event's photos, and with them where each was taken.",

	firstEvent: "Make your first event",
	firstEventText: "Give it a name and a day. Then put the people who come on its roll.",
	operations: "Operations of this site",
	operator: "Do you run this site?",
	operatorText:
		"It has no events yet, and nobody may make one. Allow yourself with this command on the server:",
	operatorUnverified:
		"It has no events yet, and nobody may make one. This command on the server allows somebody, with the address they sign in with. It has to be verified; yours is not.",
	operatorThen: "Then reload this page.",
	photoCount: "{count, plural, one {# photo} other {# photos}}",
	liveWall: "Live wall",
	/** "Sat 10 Oct 2026, 09:00–17:30 (Central European Time)" */
	when: "<time>{when}</time> <whole>({zone})</whole>",

	/** What the reader is on the roll. */
	organizer: "Organizer",
	steward: "Steward",
	statusINVITED: "Invited",
	statusREGISTERED: "Registered",
	statusATTENDED: "Attended",

	notFoundTitle: "There is no such event, or you are not on its roll",
	notFoundAdvice:
		"Only people on the event's roll can see its album. If you were there, ask an organizer to add you with the e-mail address you sign in with.",
	photoNotFoundTitle: "There is no such photo, or you can't see it",
	photoNotFoundAdvice: "It may have been removed or hidden. The other photos are in the album.",
	toAlbum: "To the album",
} as const;
