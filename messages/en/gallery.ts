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
	/** The list of people whose photos can be shown alone. */
	photosBy: "Photos by",
	everybody: "Everybody",
	onePerson: "One person",

	empty: "No photos yet",
	emptyAdd: "Be the first to add one. Everyone on the roll will see it here.",
	emptyWait: "Photos will show up here as soon as someone who attended adds them.",
	noneByPerson: "No photos by this person",
	noneByPersonText: "They have not added any photos that you can see.",
	showAll: "Show all photos",

	loadMore: "Load more",
	notLoaded: "More photos could not be loaded.",
	notLoadedAdvice: "Check your connection, then try again.",
	signIn: "Sign in",
} as const;
