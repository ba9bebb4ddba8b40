/** The album of an event. */
export const gallery = {
	album: "Album",
	photos: "{count, plural, one {# photo} other {# photos}}",
	newPhotos: "{count, plural, one {# new photo} other {# new photos}}",
	/** There can be more than were counted. */
	manyNewPhotos: "{count, number} or more new photos",

	order: "Order of the photos",
	newest: "Newest",
	/** In the order in which the photos were taken. */
	taken: "As it happened",
	/** In the order of how many people have a photo among their favourites. */
	best: "Best of",
	/** Shows the reader's own favourites alone. */
	myFavourites: "My favourites",
	/** The list of people whose photos can be shown alone. */
	photosBy: "Photos by",
	everybody: "Everybody",
	onePerson: "One person",
	/** The list of sections, whose photos can be shown alone. */
	section: "Section",
	allSections: "All sections",
	sectionOption: "{name} ({count, number})",
	inNoSection: "In no section ({count, number})",
	/** The section in the address was deleted. */
	sectionGone: "A deleted section",

	empty: "No photos yet",
	emptyAdd: "Be the first to add one. Everyone on the roll will see it here.",
	emptyWait: "Photos will show up here as soon as someone who attended adds them.",
	/** In an event that takes no more photos. */
	emptyOver: "No photos",
	emptyOverText: "Nobody added a photo while this event took them.",
	noneByPerson: "No photos by this person",
	noneByPersonText: "They have not added any photos that you can see.",
	noFavourites: "No favourites yet",
	noFavouritesText: "Open a photo that you like and press the heart. You find it here again.",
	noneInSection: "No photos in this section",
	noneInSectionText:
		"There are none that you can see. Photos come here by the time they were taken, or when somebody puts them here.",
	showAll: "Show all photos",
	/** What screen readers say when another order, person or section was chosen. */
	nowShown: "{count, plural, =0 {No photos} one {# photo} other {# photos}} shown.",
	/** More are loaded when the reader gets there. */
	firstShown: "{count, plural, one {The first photo is} other {The first # photos are}} shown.",

	loadMore: "Load more",
	notLoaded: "More photos could not be loaded.",
	notLoadedAdvice: "Check your connection, then try again.",
	/** Another order or filter was chosen, and its photos did not come. */
	notChanged: "These photos could not be loaded.",
	notChangedAdvice: "You still see the ones from before. The others are asked for again every few seconds.",
	backToShown: "Keep what I see",

	/** The reader's own photos that could not be developed. */
	failedTitle:
		"{count, plural, one {# of your photos could not be developed} other {# of your photos could not be developed}}",
	failedText:
		"Nobody sees them in the album. You can add each one again in the way that is said below it, or remove it.",
	removeFailed: "Remove",

	/** Several photos, to be shared, or to be put into a section by an organizer. */
	select: "Select",
	selectPhotos: "Selected photos",
	selected:
		"{count, plural, =0 {Select photos. With Shift, everything in between as well.} one {# photo selected} other {# photos selected}}",
	tooManySelected:
		"{count, plural, one {# photo} other {# photos}} selected. At most {limit, number} can be moved at once.",
	tooManyToShare:
		"{count, plural, one {# photo} other {# photos}} selected. Links to at most {limit, number} can be shared at once.",
	selectNone: "Select none",
	selectLoaded: "Select {count, plural, one {the one shown} other {all # shown}}",
	moveTo: "Move to…",
	moveToNone: "No section",
	moveByTime: "By the time they were taken",
	moved: "{count, plural, one {# photo moved.} other {# photos moved.}}",
	movedBack:
		"{count, plural, one {# photo is back where it was.} other {# photos are back where they were.}}",
	undo: "Undo",
	/** Leads to the page that takes photos home: those that are shown, and those that are selected. */
	takeHome: "Take home",
	takeSome: "Download{count, plural, =0 {} one { # photo} other { # photos}}",
	takeMost: "At most {limit, number} photos can be downloaded as a selection.",
	endSelecting: "End selecting",
} as const;
