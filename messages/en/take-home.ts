/** Taking photos home: what is chosen, the download while it runs, and what it could not get. */
export const takeHome = {
	title: "Take photos home",
	lead: "Your browser puts the photos into one ZIP file on this device, with a list of what is in it. The album stays as it is.",
	toAlbum: "Back to the album",

	emptyEvent: "No photos yet",
	emptyEventText: "As soon as there are photos that you can see, you can take them home here.",

	/** The choice. */
	what: "Which photos",
	what_everything: "Everything",
	/** The same for somebody who does not organize the event. */
	what_everythingISee: "All photos that I can see",
	what_mine: "My own",
	what_favourites: "My favourites",
	what_section: "A section",
	what_person: "One person’s",
	what_selection: "{count, plural, one {The photo that I selected} other {The # photos that I selected}}",
	section: "Section",
	noSection: "In no section",
	person: "Person",
	/** Somebody who has no photos here, or before the names are here. */
	onePerson: "One person",
	hidden: "Also photos that are hidden or wait for approval",

	files: "Which files",
	files_originals: "Originals",
	/** For somebody who gets only some of the originals. */
	files_originalsOrBest: "The best that I may have",
	files_renditions: "Smaller pictures",
	/** What the person gets. */
	originalsOfAll: "Each photo’s file as it came, with what the camera wrote into it, often the place, too.",
	originalsOfMine:
		"Your own photos as their originals, and those of other people as pictures up to {pixels, number} pixels wide, panoramas wider.",
	renditionsOfAll:
		"Pictures up to {pixels, number} pixels wide, panoramas wider, without what the camera wrote into them. They need much less room.",

	folders: "Folders",
	by_person: "A folder for each person",
	by_section: "A folder for each section",
	by_time: "A folder for each day",

	/** How much it is. */
	counting: "Counting the photos…",
	amount: "{count, plural, one {# photo} other {# photos}}, {size}",
	amountAbout: "{count, plural, one {# photo} other {# photos}}, about {size}",
	estimated: "The sizes of smaller pictures are an estimate.",
	notCounted: "The photos could not be counted.",
	none: "There are no photos in this choice.",
	room: "This device needs as much free room.",

	beforeStart:
		"Leave this tab open until it is done. You can look at other pages of Rollcall in it. If you reload it or close it, the download starts from the beginning.",
	inParts:
		"This browser cannot write one large file as it arrives, so you get several ZIP files and press a button for each.",
	start: "Download {count, plural, one {# photo} other {# photos}}",
	/** The same before they are counted. */
	startAny: "Download",
	notStarted: "The download could not start.",

	/** While it runs. */
	running: "Your photos are on their way",
	/** On the same page of another event. */
	runningElsewhere: "Photos of <name>{event}</name> are on their way in this tab, one event at a time.",
	endedElsewhere:
		"The download of photos of <name>{event}</name> has ended. Its result is there until another one starts.",
	toDownload: "Show that download",
	progress: "Progress of the download",
	listing: "Looking up the photos…",
	listed: "{count, plural, one {# photo so far} other {# photos so far}}",
	filesSoFar: "{done, number} of {total, plural, one {# photo} other {# photos}}",
	bytesSoFar: "{done} of {total}",
	bytesSoFarAbout: "{done} of about {total}",
	speed: "{speed}/s",
	secondsLeft: "less than a minute left",
	minutesLeft: "about {minutes, plural, one {# minute} other {# minutes}} left",
	hoursLeft: "about {hours, plural, one {# hour} other {# hours}} left",
	paused: "Paused",
	pausedText: "Nothing is fetched until you continue.",
	offline: "You are offline",
	offlineText: "It goes on by itself as soon as you are online again.",
	storeAway: "The photo store does not answer",
	storeAwayText: "It goes on by itself as soon as the store answers again.",
	signedOut: "You are signed out",
	signedOutText: "Sign in again in a new window. Then it goes on by itself.",
	finishing: "Finishing the file…",
	missingSoFar:
		"{count, plural, one {# photo could not be had so far} other {# photos could not be had so far}}",
	part: "Part {part, number}",
	pause: "Pause",
	resume: "Continue",
	/** It would go on by itself later. */
	resumeNow: "Try now",
	cancel: "Cancel",
	cancelSure: "Stop here? You can keep what has arrived, or give all of it up.",
	finishNow: "Keep what has arrived",
	cancelYes: "Give it up",
	cancelNo: "Continue",
	keepOpen:
		"Leave this tab open. You can look at other pages of Rollcall in it. A reload starts from the beginning.",
	/** A part is ready, and the browser saves it only when its button is pressed. */
	partReady: "Part {part, number} is ready ({size})",
	savePart: "Save part {part, number}",
	savePartAgain: "Save part {part, number} again",
	partText: "The next part is fetched once you have saved this one.",

	/** What screen readers say. */
	saidStarted: "The download has started.",
	saidTenths: "{percent, number} percent of {total, plural, one {# photo} other {# photos}}.",
	saidPaused: "The download is paused.",

	/** The end. */
	done: "Your photos are here",
	doneWithMissing: "Your photos are here, except for {count, plural, one {one} other {# photos}}",
	/** The list of the photos broke off. */
	doneInPart: "Your photos are here, but perhaps not all of them",
	listBroke: "The list of the photos broke off, so more may be missing than is named here.",
	originalsLost:
		"{count, plural, one {The original of # photo was} other {The originals of # photos were}} lost in storage, so the largest smaller picture came instead.",
	saved: "{count, plural, =0 {No photo was} one {# photo was} other {# photos were}} saved, {size}.",
	savedParts:
		"They are in {count, plural, one {# file} other {# files}}. Unpack all of them into one folder.",
	savedList:
		"The list of what is in it is in the files manifest.csv, which every spreadsheet opens, and manifest.json.",
	failed: "The download ended early",
	failedText: "What has arrived so far is not a complete file. Start again.",
	again: "Start again",
	another: "Take other photos",

	missing: "{count, plural, one {# photo is missing} other {# photos are missing}}",
	missingText: "The file manifest.csv lists what is missing, too.",
	retryMissing: "{count, plural, one {Try # photo again} other {Try # photos again}}",
	/** Why a photo is missing, before the names of the photos. */
	because_GONE: "{count, plural, one {# was removed from the album} other {# were removed from the album}}",
	because_HIDDEN:
		"{count, plural, one {# was hidden or waits for approval} other {# were hidden or wait for approval}}",
	because_NOT_READY: "{count, plural, one {# is not developed} other {# are not developed}}",
	because_LOST:
		"{count, plural, one {The file of # was lost in storage} other {The files of # were lost in storage}}",
	because_DAMAGED:
		"{count, plural, one {# did not arrive as it was added} other {# did not arrive as they were added}}",
	because_UNREACHABLE:
		"{count, plural, one {# could not be fetched, although it was tried several times} other {# could not be fetched, although it was tried several times}}",
	because_NOT_ALLOWED:
		"{count, plural, one {# was left out, because the event was deleted or you are no longer on its roll} other {# were left out, because the event was deleted or you are no longer on its roll}}",
	because_LEFT_OUT:
		"{count, plural, one {# was left out, because you stopped before} other {# were left out, because you stopped before}}",
	untitled: "A photo without a title",
	/** Of a photo that was selected, and that is not on the list. */
	unknownPhoto: "A photo that is not in the album now",
	andMore: "and {count, plural, one {# more} other {# more}}",

	/** Names in the package. */
	folderNoSection: "Without a section",
	folderNoTime: "Without a time",
	folderNoName: "Somebody",

	/** The selection was made in another tab, or long ago. */
	noSelection: "The selection is gone. Select the photos again.",
} as const;
