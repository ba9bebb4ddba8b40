/** The uploader. Why a photo could not be added is in ./errors.ts and ./failures.ts. */
export const upload = {
	addPhotos: "Add photos",
	/** In place of the uploader. */
	blockedBy:
		"<name>{organizer}</name>, an organizer, has stopped you from adding photos to this event. If you think this is a mistake, ask them.",
	choose: "Choose photos",
	chooseMore: "Choose more photos",
	/** Shown for files that were chosen before the page's scripts have loaded. */
	listedSoon: "Your photos will be listed here in a moment.",
	drop: "Drop to add them.",
	orDrop: "Or drop photos or folders anywhere on this page.",
	/** Opens the camera of a phone. */
	takePhoto: "Take a photo",
	/** While the first bytes of many files are read. */
	reading: "Looking at {read, number} of {total, plural, one {# file} other {# files}}…",
	lead: "Add the photos you took at this event.",
	accepted: "{types}, up to {size} each.",
	/** Where people choose photos. */
	withoutVideo: "Live Photos, motion photos and bursts come as pictures. Originals keep the video.",
	acceptedUntil: "{types}, up to {size} each. Open until {until} ({zone}).",

	/** For a family: whose photos these are. */
	forWhom: "These photos are for",
	forMe: "me",
	forOne: "These photos are added for <name>{who}</name>.",
	forSomebody: "somebody you look after",

	cannotBeAdded: "{count, plural, one {# file} other {# files}} cannot be added",
	/** A file that was refused, and why: a whole sentence. */
	refusal: "<file>{name}</file>: {reason}",
	/** The end of a list that is cut off. */
	andMore: "and {count, plural, one {# more} other {# more}}",
	dismiss: "Dismiss",
	/** Files that came with a folder or a camera's card. Their names follow. */
	setAside:
		"{count, plural, one {# file that is not a photo was} other {# files that are not photos were}} set aside: {kinds}",
	/** A part of the list of kinds: files that came with photos (components/upload/intake/sidecars.ts). */
	asideRAW: "{count, plural, one {# raw file} other {# raw files}}",
	asideRAW_OF_PHOTO:
		"{count, plural, one {# raw file beside its photo} other {# raw files beside their photos}}",
	asideLIVE: "{count, plural, one {# video of a Live Photo} other {# videos of Live Photos}}",
	asideVIDEO: "{count, plural, one {# video} other {# videos}}",
	asidePICTURE: "{count, plural, one {# picture in another format} other {# pictures in other formats}}",
	asideCOMPANION: "{count, plural, one {# edit or thumbnail} other {# edits or thumbnails}}",
	asideSYSTEM: "{count, plural, one {# system file} other {# system files}}",
	asideOTHER: "{count, plural, one {# file of another kind} other {# files of other kinds}}",
	/** What helps with raw files without a photo of the same name. */
	rawHelp:
		"Raw files cannot be shown. Add the JPEGs that your camera can save with them, or export them as JPEGs.",
	pictureHelp: "Pictures in other formats can be added once they are saved as JPEG or PNG.",
	liveHelp: "Of a Live Photo the picture is added, without the video.",

	chosenPhotos: "Chosen photos",
	title: "Title",
	description: "Description (optional)",
	/** In the empty field of a title. */
	optional: "Optional",
	section: "Section",
	sectionOfAll: "Section of {count, plural, one {the photo} other {all # photos}}",
	sectionByTime: "By the time it was taken",
	/** The chosen photos do not all have the same section. */
	sectionsDiffer: "Different sections",
	removeFromList: "Remove {name} from the list",

	/** The grid of chosen photos. */
	wordsFor: "Words for {name}",
	wordsForAll: "Same words for all",
	wordsForSome: "Words for {count, plural, one {# photo} other {# photos}}",
	wordsForAny: "Words for this photo",
	select: "Select",
	selectPhoto: "Select {name}",
	selectEnd: "End selection",
	removeSome: "Remove {count, plural, one {# photo} other {# photos}}",
	remove: "Remove from the list",
	hasWords: "has words",
	gridKeys:
		"Arrow keys move between the photos. Enter opens a photo’s words, and Delete takes it off the list.",

	/** The dialog for words. */
	position: "Photo {index, number} of {count, number}",
	previous: "Previous",
	next: "Next",
	ready: "Done",
	close: "Close",
	apply: "Apply to {count, plural, one {# photo} other {# photos}}",
	which: "Which photos",
	toAll: "All {count, plural, one {# photo} other {# photos}}",
	toWordless: "Only photos without words of their own",
	emptyChangesNothing: "A field that is left empty changes nothing.",

	/** How far a photo is. */
	waiting: "Waiting · {size}",
	askedToWait: "Waiting because the server is busy · {size}",
	preparing: "Preparing · {size}",
	sending: "Sending · {sent} of {size}",
	confirming: "Checking that it arrived",
	done: "Added",
	duplicate: "Already in this album, so it was not added again",
	/** A duplicate for which a person has typed other words than the photo in the album has. */
	titleKept: "Title kept: “{title}”.",
	wordsNotSaved: "The words are not saved yet. {reason}",
	wordsKept: "Its words were kept.",
	useMine: "Use mine",
	keepTheirs: "Keep",
	/** Dismisses the note of somebody who may not change those words. */
	keptSeen: "OK",
	failed: "This photo could not be added.",
	/** The photo is from an earlier visit, and this browser could not keep its bytes. */
	fileNeeded: "Choose this file again: {name}",
	progressOf: "Progress of {name}",
	stopSending: "Stop sending {name}",
	retry: "Retry",
	retryOne: "Retry {name}",

	/** The bar below the list. */
	chosen: "{count, plural, one {# photo} other {# photos}} chosen",
	addedSoFar:
		"{done, number} of {started, plural, one {# photo} other {# photos}} added{duplicate, plural, =0 {} other {, # already there}}{failed, plural, =0 {} other {, # failed}}",
	added:
		"{done, plural, one {# photo} other {# photos}} added{duplicate, plural, =0 {} other {, # already there}}{failed, plural, =0 {} other {, # failed}}",
	sentSoFar: "{sent} of {total}. Keep this page open.",
	/** The same once the speed is known. */
	sentAt: "{sent} of {total} · {speed}/s",
	soonDone: "less than a minute left",
	minutesLeft: "about {minutes, plural, one {# minute} other {# minutes}} left",
	hoursLeft: "about {hours, plural, one {# hour} other {# hours}} left",
	checkingLast: "Everything is sent. Checking the last {count, plural, one {photo} other {# photos}}.",
	/** Duplicates that were recognised before their bytes left the browser. */
	unsent:
		"{count, plural, one {# photo was in the album already, so nothing was sent for it.} other {# photos were in the album already, so nothing was sent for them.}}",
	stopAll: "Stop all",
	stopAllSure: "Stop sending {count, plural, one {# photo} other {# photos}}? They leave this list.",
	stop: "Stop",
	goOn: "Keep sending",
	/** Everything that is left is kept by this browser. */
	sentSoFarKept: "{sent} of {total}. If you close this page, the rest goes on at your next visit.",
	offline: "Waiting for the network. The upload resumes by itself.",
	progressOfAll: "Progress of all photos",
	start: "Add {count, plural, one {# photo} other {# photos}}",
	retryAll: "Retry {count, plural, one {# photo} other {# photos}}",
	clear: "Clear the list",

	/** What failed, by reason. */
	notAdded: "{count, plural, one {# photo was} other {# photos were}} not added",
	failedBecause: "{count, plural, one {# photo} other {# photos}}: {reason}",
	retrySome: "Retry {count, plural, one {# photo} other {# photos}}",

	signedOut: "You are signed out.",
	signedOutAdvice: "Sign in again in a new window. The chosen photos stay here and go on by themselves.",
} as const;
