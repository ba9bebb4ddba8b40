/** The sections of an event in its settings, such as the ceremony and the party. */
export const sections = {
	title: "Sections",
	text: "Parts of the event, such as ceremony and party, rooms, or matches. Everybody can look at one section of the album. Uploaders can choose one, and otherwise a photo goes by the time it was taken.",
	add: "Add a section",
	addThis: "Add",
	newSection: "New section",
	name: "Name",
	startsAt: "Starts (optional)",
	endsAt: "Ends (optional)",
	timesHint:
		"In the event's time zone. Photos that nobody put into a section follow at once when you save. Without an end, the section goes on until another one starts.",
	from: "From {time}",
	noTime: "No times: only photos that somebody puts there",
	none: "none",
	photos: "{count, plural, one {# photo} other {# photos}}",
	edit: "Change {name}",
	up: "Move {name} up",
	down: "Move {name} down",
	save: "Save",
	cancel: "Cancel",
	/** How many photos went to another section because of it. */
	saved:
		"Saved.{count, plural, =0 {} one { # photo moved by its time.} other { # photos moved by their time.}}",
	changedByOther: "Somebody else has just changed this section",
	theirChange:
		"It now has the name “{name}”, starts: {startsAt}, ends: {endsAt}. What you typed is still here. Save again to keep it.",
	full: "An event has at most {limit, plural, one {# section} other {# sections}}. Delete one to add another.",
	delete: "Delete the section",
	deleteOne: "Delete {name}",
	deleteTitle: "Delete “{name}”?",
	deleteText:
		"{count, plural, =0 {No photo is in it.} one {# photo loses this section. It stays in the album, and goes to another section only if it was taken during that one.} other {# photos lose this section. They stay in the album, and go to another section only if they were taken during that one.}}",
	deleted:
		"Deleted.{count, plural, =0 {} one { # photo lost its section.} other { # photos lost their section.}}",
} as const;
