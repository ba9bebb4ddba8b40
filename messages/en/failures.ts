/** What went wrong in the browser, while a photo was developed, or with what a person typed. The API's errors are in ./errors.ts. */
export const failures = {
	/** No answer came. */
	CONNECTION_LOST: "The connection was lost. Check your network, then try again.",
	/** A proxy in front of the server asks to wait. */
	BUSY: "The server is busy. Try again in a moment.",
	INTERNAL_REQUEST: "Something went wrong on our side. Try again in a moment. (Request {requestId})",

	/** What a person typed (rules/words.ts). */
	NOT_STORABLE: "Some of these characters cannot be stored.",
	TITLE_TOO_LONG: "A title has at most {titleMax, plural, one {# character} other {# characters}}.",
	DESCRIPTION_TOO_LONG:
		"A description has at most {descriptionMax, plural, one {# byte} other {# bytes}} (about as many letters).",
	NOT_AN_EMAIL: "This is not an e-mail address.",
	QUOTED_EMAIL: "An e-mail address with quotation marks cannot be used here. Use another one.",
	NO_NAME: "Write a name or an e-mail address.",

	/** What an organizer typed about an event (rules/events.ts). */
	NO_EVENT_NAME: "Give the event a name.",
	EVENT_NAME_TOO_LONG: "This name is too long. Shorten it.",
	VENUE_TOO_LONG: "This place is too long. Shorten it.",
	EVENT_TEXT_TOO_LONG: "This description is too long. Shorten it.",
	NOT_A_TIME_ZONE: "Choose the time zone of the place.",
	NO_DAY: "Choose the day.",
	NO_TIME: "Enter a day and a time.",
	ENDS_TOO_EARLY: "The event ends before it starts. Choose a later end.",
	CLOSES_TOO_EARLY: "Uploads close before they open. Choose a later time, or none.",
	NOT_A_SLUG:
		"Use up to 60 letters from a to z, digits, and single hyphens between them. The word “new” is taken.",

	/** What an organizer typed about a section (rules/sections.ts). */
	NO_SECTION_NAME: "Give the section a name.",
	SECTION_NAME_TOO_LONG: "This name is too long. Shorten it.",
	SECTION_ENDS_TOO_EARLY: "The section ends before it starts. Choose a later end, or none.",

	/**
	 * Why a photo could not be developed (rules/develop-failures.ts). What helps is told to the person who added it, and not to an
	 * organizer, who does not have the file.
	 */
	NOT_A_PICTURE:
		"This file could not be read as a photo. It may be damaged.{whose, select, theirs {} other { Add the original again.}}",
	TOO_MANY_PIXELS:
		"This photo has too many pixels to be developed.{whose, select, theirs {} other { Add a version of at most 64 megapixels.}}",
	/** A HEIC or AVIF consists of items, such as tiles (server/images/process/parts.mjs). */
	TOO_MANY_PARTS:
		"This photo has more than 4,096 parts, too many to be developed.{whose, select, theirs {} other { Add it as a JPEG.}}",
	TOO_SLOW: "Developing this photo took too long.{whose, select, theirs {} other { Add it again as a JPEG.}}",
	TOO_MUCH_MEMORY:
		"Developing this photo takes more memory than the server has.{whose, select, theirs {} other { Add a version of at most 40 megapixels, or a JPEG.}}",
	CHANGED:
		"The file changed while it was being sent.{whose, select, theirs {} other { Add the original again.}}",
	GAVE_UP:
		"This photo could not be developed after several tries.{whose, select, theirs {} other { Add it again.}}",
	NOT_DEVELOPED: "This photo could not be developed.",

	/** Why a photo could not be uploaded (components/upload/queue/upload-failure.ts). */
	UPLOAD_LOST: "The connection was lost before this photo was uploaded. Check your network and try again.",
	UNREADABLE:
		"This file can no longer be read. It may have been moved or deleted, or it is only in the cloud. Choose it again.",
	NOT_STORED: "This photo could not be stored. Try again in a moment.",
	NOT_SECURE: "Photos can only be added over a secure connection. Open this page with https://.",
	NOT_THE_SAME_FILE:
		"This is not the file from before, or it cannot be read. Choose the original, or take the photo off the list and add this one.",
	ALREADY_LISTED: "This photo is already in the list below.",

	/** Why a package could not be saved (components/take-home/package/sinks). */
	SAVING_STOPPED: "The download was cancelled, or the browser ended it.",
	DISK_FULL: "There is not enough free room on this device.",
	SAVING_FAILED: "The browser could not save the file. Choose another place, or try another browser.",
} as const;
