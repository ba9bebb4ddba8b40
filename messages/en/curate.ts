/** The organizer's gallery and the queue of photos that wait for approval. */
export const curate = {
	views: "Views of the gallery",
	view_all: "Everything ({count, number})",
	view_waiting: "Waiting ({count, number})",
	view_hidden: "Hidden ({count, number})",
	view_failed: "Failed ({count, number})",
	day: "Day",
	allDays: "All days",
	dayOption: "{day} ({count, number})",
	person: "{name} ({count, number})",
	queue: "Go through what waits",
	noFilter: "Show all",

	empty_all: "No photos yet",
	empty_allText: "Photos of this event will show up here, whatever their place in the album.",
	empty_waiting: "Nothing waits for approval",
	empty_waitingText: "New photos come here first, if the event’s settings say that photos wait for approval.",
	empty_hidden: "Nothing is hidden",
	empty_hiddenText: "Photos that you take out of the album come here. You can bring them back.",
	empty_failed: "Nothing failed",
	empty_failedText:
		"Photos that could not be developed come here. Their uploaders see them too, with what helps.",
	nothingInFilter: "No photos with these filters",

	show: "Show in the album",
	hide: "Hide",
	selectAllOf: "Select all {count, number}",
	selectedAll: "{count, plural, one {# photo} other {All # photos}} selected",
	range: "Select up to the next one",
	rangeHint: "Press the last photo of the range.",
	undo: "Undo",
	tooMany: "At most {limit, number} photos can be chosen one by one. Select all of a view, or fewer.",

	/** What a press did, said by screen readers as well. */
	done_SHOWN:
		"{count, plural, =0 {Nothing changed.} one {# photo is in the album.} other {# photos are in the album.}}",
	done_HIDDEN: "{count, plural, =0 {Nothing changed.} one {# photo is hidden.} other {# photos are hidden.}}",
	done_undone:
		"{count, plural, =0 {Nothing was undone.} one {# photo is where it was.} other {# photos are where they were.}}",
	left: "{count, plural, one {Somebody else had decided on # of them.} other {Somebody else had decided on # of them.}}",
	leftUndone:
		"{count, plural, one {# stays as it is, because somebody has decided on it since.} other {# stay as they are, because somebody has decided on them since.}}",

	photo: "Photo",
	previous: "Previous photo",
	next: "Next photo",
	close: "Close",
	addedBy: "Added by",
	addedAt: "Added",
	takenAt: "Taken",
	section: "Section",
	original: "Original",
	camera: "Camera",
	history: "History",
	noHistory: "Nobody has decided on this photo.",
	openInAlbum: "Open in the album",
	remove: "Remove",
	entry_hide: "Hidden by <name>{by}</name>",
	entry_hideWhy: "Hidden by <name>{by}</name>: {reason}",
	entry_show: "Shown in the album by <name>{by}</name>",
	entry_wait: "Set back to waiting by <name>{by}</name>",
	entry_section: "Put into another section by <name>{by}</name>",
	entry_other: "Changed by <name>{by}</name>",

	queueTitle: "Waiting for approval",
	toGallery: "Back to the gallery",
	keys: "Keys: A shows the photo in the album, H hides it, Delete removes it, N leaves it for later, U takes the last decision back.",
	swipes: "Swipe right to show it in the album, left to hide it.",
	remaining: "{count, plural, =0 {None left} one {# photo left} other {# photos left}}",
	/** The photo that is on the screen now. */
	now: "Now {title}, added by {name}. {count, plural, =0 {It is the last one.} one {# more waits.} other {# more wait.}}",
	saidShown: "{title} is in the album.",
	saidHidden: "{title} is hidden.",
	saidRemoved: "{title} is removed.",
	saidLater: "{title} is left for later.",
	saidUndone: "The last decision is taken back.",
	later: "Leave for later",
	approve: "Show",
	approveAll: "Show all {count, number}",
	end: "Nothing waits any more",
	endText: "Photos that come from now on show up here by themselves.",
	endLater:
		"{count, plural, one {You have left # photo for later.} other {You have left # photos for later.}}",
	again: "Go through them again",
	swipeShow: "Show",
	swipeHide: "Hide",

	/** For the uploader. */
	failedTitle:
		"{count, plural, one {# of your photos could not be developed} other {# of your photos could not be developed}}",
	failedText:
		"Nobody sees them in the album. You can add each one again in the way that is said below it, or remove it.",
} as const;
