/** The organizer's frame, the overview of an event, and making one. */
export const organizer = {
	pages: "Pages for organizers",
	overview: "Overview",
	photos: "Photos{waiting, plural, =0 {} other { (# waiting)}}",
	roll: "Roll",
	settings: "Settings",

	people: "People on the roll",
	INVITED: "Invited",
	REGISTERED: "Registered",
	ATTENDED: "Attended",
	onTheRoll:
		"{count, plural, one {# person} other {# people}} in all. Only people who attended can add photos.",
	album: "Photos",
	SHOWN: "In the album",
	WAITING: "Waiting for approval",
	HIDDEN: "Hidden",
	uploadsOpen: "People who attended can add photos now.",
	uploadsUntil: "People who attended can add photos until {when}.",
	uploadsFrom: "Uploads open on {when}.",
	uploadsClosed: "Uploads closed on {when}.",
	uploadsArchived: "The event is archived, so nobody can add photos.",
} as const;
