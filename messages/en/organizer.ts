/** The organizer's frame, the overview of an event, and making one. */
export const organizer = {
	pages: "Pages for organizers",
	overview: "Overview",
	photos: "Photos{waiting, plural, =0 {} other { (# waiting)}}",
	roll: "Roll",
	door: "Door",
	stewardPages: "Pages for stewards",
	settings: "Settings",

	people: "People on the roll",
	neverTold: "Never told of the event",
	INVITED: "Invited",
	REGISTERED: "Registered",
	ATTENDED: "Attended",
	onTheRoll:
		"{count, plural, one {# person} other {# people}} in all. Only people who attended can add photos.",
	album: "Photos",
	SHOWN: "In the album",
	WAITING: "Waiting for approval",
	HIDDEN: "Hidden",
	notThere: "You are registered and not marked as attended, so you cannot add photos yet.",
	iAmThere: "I am there",
	room: "The originals take {size}. The smaller copies that people look at come on top.",

	overTime: "Photos over time",
	lead_hour: "Added in each hour, in the event's time zone.",
	lead_day: "Added on each day, in the event's time zone.",
	lead_month: "Added in each month, in the event's time zone.",
	chart_hour: "Photos added in each hour, from {from} to {to}. The most are {most, number}: {when}.",
	chart_day: "Photos added on each day, from {from} to {to}. The most are {most, number}: {when}.",
	chart_month: "Photos added in each month, from {from} to {to}. The most are {most, number}: {when}.",
	asTable: "As a table",
	time: "Time",
	photosAdded: "Photos",
	nothingYet: "No photos yet. Once somebody adds some, you see here when and by whom.",

	byPerson: "Photos by person",
	byPersonLead:
		"{count, plural, =0 {Nobody has added a photo yet.} one {# person has added photos.} other {# people have added photos.}}",
	everybodyByPhotos: "Everybody, by photos",
	quiet: "Attended, added nothing",
	quietLead:
		"{count, plural, =0 {Everybody who attended has added photos.} one {# person attended and has added nothing yet.} other {# people attended and have added nothing yet.}}",
	noName: "No name",
	nobodyAttended: "Nobody is marked as attended yet.",
	onTheRollAll: "All {count, number} on the roll",

	uploadsOpen: "People who attended can add photos now.",
	uploadsUntil: "People who attended can add photos until {when}.",
	uploadsFrom: "Uploads open on {when}.",
	uploadsClosed: "Uploads closed on {when}.",
	uploadsArchived: "The event is archived, so nobody can add photos.",
} as const;
