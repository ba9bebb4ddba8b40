/** The errors of the API by their code (server/errors.ts). */
export const errors = {
	SIGNED_OUT: "Please sign in to continue.",
	EMAIL_SIGN_IN_OFF: "This site cannot send e-mail. Sign in another way.",
	MAIL_UNAVAILABLE: "The e-mail could not be sent. Check the address and try again in a moment.",
	EVENT_NOT_FOUND: "There is no such event, or you are not on its roll.",
	PHOTO_NOT_FOUND: "There is no such photo, or you may not see it.",
	FILE_MISSING: "This photo's file is missing from storage. Please tell the person who runs this site.",
	NOT_ON_THE_ROLL:
		"Only people who attended can add photos. If you were there, ask an organizer to check you in.",
	UPLOADS_BLOCKED:
		"An organizer has stopped you from adding photos to this event. If you think this is a mistake, ask them.",
	NOT_YOUR_PHOTO: "Only the person who added this photo or an organizer can change it.",
	OWN_PHOTO: "You added this photo yourself, so you can remove it.",
	TOO_MANY_REPORTS:
		"You can report up to {limit, plural, one {# photo} other {# photos}} in an hour. Try again in {minutes, plural, one {a minute} other {# minutes}}.",
	ORGANIZERS_ONLY: "Only organizers of this event can do that.",
	STEWARDS_ONLY: "Only stewards and organizers of this event can do that.",
	OPERATORS_ONLY: "Only the people who run this site can see that.",
	UPLOADS_NOT_OPEN: "Uploads for this event have not opened yet.",
	UPLOADS_CLOSED: "Uploads for this event are closed. An organizer can reopen them.",
	EVENT_ARCHIVED:
		"This event is archived, so it takes no more photos and lets nobody else in. An organizer can bring it back.",
	EVENTS_NOT_ALLOWED:
		"You may not make events on this site. Ask the person who runs it to allow your e-mail address.",
	TOO_MANY_EVENTS:
		"You can make up to {limit, plural, one {# event} other {# events}} in a day. Try again tomorrow.",
	EVENT_CHANGED: "Somebody else changed this event in the meantime. Look at their change, then save again.",
	SLUG_TAKEN: "Another event has or had this address. Choose another one.",
	PHOTOS_WAITING:
		"{count, plural, one {# photo waits} other {# photos wait}} for approval. Say whether to show {count, plural, one {it} other {them}}.",
	EVENT_HAS_PHOTOS: "An event with photos cannot be deleted. Archive it instead.",
	LAST_ORGANIZER: "No other organizer has signed in yet. Add one, and leave once they have signed in.",
	TYPE_NOT_SUPPORTED: "This file type is not supported. Supported types: {types}.",
	EMPTY_FILE: "This file is empty. Choose the original photo again.",
	TOO_LARGE:
		"This photo has {size, number, ::unit/megabyte .#}. The limit is {limit, number, ::unit/megabyte .#}.",
	QUOTA_REACHED:
		"You have reached the limit of {limit, plural, one {# photo} other {# photos}} per person. Remove one to add another.",
	QUOTA_REACHED_FOR_NOW:
		"You have reached the limit of {limit, plural, one {# photo} other {# photos}} per person. An upload that ended still takes a place, which becomes free in {minutes, plural, one {a minute} other {# minutes}}.",
	ASKED_TOO_OFTEN:
		"Too many requests came from your account. Try again in {seconds, plural, one {# second} other {# seconds}}.",
	TOO_MANY_UPLOADS:
		"You can add up to {limit, plural, one {# photo} other {# photos}} per minute. Try again in {seconds, plural, one {# second} other {# seconds}}.",
	TOO_MANY_LINKS_TO_ADDRESS:
		"Several links were already sent to this address. Use the newest one, or try again in {minutes, plural, one {a minute} other {# minutes}}.",
	TOO_MANY_LINKS_FROM_NETWORK:
		"Too many links were requested from this network. Try again in {minutes, plural, one {a minute} other {# minutes}}.",
	UPLOAD_NOT_FOUND: "There is no such upload. Add the photo again.",
	UPLOAD_EXPIRED: "This upload was not finished in time. Add the photo again.",
	UPLOAD_MISSING: "The photo has not arrived in storage yet. Send it again.",
	/** What a file is, by its first bytes (rules/other-kinds.ts). */
	NOT_A_PHOTO:
		"{kind, select, text {This is a text file, not a photo.} svg {This is an SVG drawing. Save it as a PNG to add it.} pdf {This is a PDF, not a photo.} video {This is a video; only photos can be added.} audio {This is a sound recording, not a photo.} tiff {This is a TIFF. Save it as a JPEG or PNG to add it.} raw {This is a camera’s raw file. Add the JPEG that belongs to it, or export it as a JPEG.} bmp {This is a BMP. Save it as a PNG to add it.} jxl {This is a JPEG XL. Save it as a JPEG to add it.} psd {This is a Photoshop file. Save it as a JPEG to add it.} archive {This is an archive such as a ZIP. Unpack it and choose its photos.} program {This is a program, not a photo.} other {This file is not a photo, or it is damaged.}}",
	UPLOAD_MISMATCH: "The file changed while it was being sent. Choose it again.",
	STORAGE_UNAVAILABLE: "The photo storage is not responding. Try again in a moment.",
	SERVER_BUSY: "Many people are adding photos right now. Try again in a moment.",
	PERSON_NOT_FOUND: "This person is no longer on the roll.",
	PERSON_CHANGED: "Somebody else has just changed this person. Look at their change, then save yours again.",
	ON_THE_ROLL_ALREADY: "Somebody with this e-mail address is on the roll already.",
	ORGANIZER_KEEPS_ADDRESS:
		"An organizer's e-mail address can't be changed here. Their place belongs to whoever signed in with it.",
	MERGE_TWO_ACCOUNTS:
		"Two people have signed in as these two. Each keeps their own place, because one of them would lose the event and their photos.",
	MERGE_NOT_FOUND: "These two have been separated already, or are no longer on the roll.",
	NOTES_TOO_LONG:
		"Together the two notes have more than {limit, plural, one {# character} other {# characters}}. Shorten one of them first.",
	HOUSEHOLD_CHAIN: "Somebody who looks after others can't have a guardian themselves.",
	NOT_YOUR_DEPENDANT:
		"You can only add photos for yourself or for somebody you look after, if they attended. Choose again for whom the photo is.",
	ORGANIZER_STAYS:
		"An organizer can't be taken off the roll. First make them an attendee in the event's settings.",
	ORGANIZER_NOT_BLOCKED:
		"An organizer can't be blocked. First make them an attendee in the event's settings.",
	SECTION_NOT_FOUND: "This section no longer exists. Choose another one.",
	SECTION_CHANGED:
		"Somebody else has just changed this section. Look at their change, then save yours again.",
	SECTION_NAME_TAKEN: "Another section of this event has this name. Choose another one.",
	SECTION_TIMES_SKIPPED:
		"The clocks skip one of these times when summer time begins. Choose an end that is later.",
	TOO_MANY_SECTIONS:
		"An event has at most {limit, plural, one {# section} other {# sections}}. Delete one to add another.",
	MAIL_OFF: "This site cannot send e-mail. Copy the message and send it yourself.",
	TOO_MANY_INVITATIONS:
		"You can send up to {limit, plural, one {# invitation} other {# invitations}} in 24 hours, and {left, plural, =0 {none is left} one {# is left} other {# are left}}. None was sent. Select fewer people, or try again tomorrow.",
	TOO_MANY_INVITATIONS_HERE:
		"One event can send up to {limit, plural, one {# invitation} other {# invitations}} in 24 hours, and {left, plural, =0 {none is left} one {# is left} other {# are left}}. None was sent. Select fewer people, or try again tomorrow.",
	DECIDED_SHOWN: "{by} has decided on this photo already: it is in the album.",
	DECIDED_HIDDEN: "{by} has decided on this photo already: it is hidden.",
	DECIDED_WAITING: "{by} has decided on this photo already: it waits for approval again.",
	DECIDED_ELSEWHERE: "Somebody has decided on this photo already. Look at it again.",
	DECISION_NOT_FOUND: "This can no longer be undone.",
	IMPORT_NOT_FOUND:
		"This list is no longer here. Lists that were not applied go after a day. Read the file again.",
	IMPORT_DONE: "This list has been applied already.",
	IMPORT_NOT_APPLIED: "This list has not been applied, so there is nothing to undo.",
	IMPORT_INCOMPLETE:
		"Only {arrived, number} of {people, plural, one {# row} other {# rows}} of the list have arrived. Read the file again.",
	IMPORT_TOO_LONG:
		"This list has {people, plural, one {# row} other {# rows}}. The limit is {limit, number}. Divide it into several files.",
	IMPORT_TOO_MANY_PHOTOS:
		"These people added {count, plural, one {# photo} other {# photos}}, and one list can hide or remove {limit, number}. Nothing was changed. Keep the photos, or deal with some of the people on the roll first.",
	IMPORT_CONTRADICTS:
		"Two people would have the same address, so nothing was applied. Look at the unclear rows, leave one of them out, then apply again.",
	TOO_MANY_IMPORTS:
		"{limit, plural, one {# list waits} other {# lists wait}} to be applied to this roll. Apply or discard one first.",
	VENUE_CODE_WRONG: "This is not the code of this event. Scan the one at the venue, or ask an organizer.",
	VENUE_CODE_OLD: "This code is too old. Scan the one that is on the screen now.",
	TOO_MANY_CODES:
		"Those were too many wrong codes. Try again in {minutes, plural, one {a minute} other {# minutes}}.",
	DOOR_CLOSES_TOO_EARLY:
		"The door closes before it opens. Choose a later time, or an earlier one for opening it.",
	INVALID_INPUT: "Something in this request is not valid.",
	INTERNAL: "Something went wrong on our side. Try again in a moment.",
} as const;
