/** One photo: in the lightbox, its details and its states. */
export const photo = {
	/** The name of the dialog until the photo has loaded. */
	photo: "Photo",
	developing: "Developing…",
	notDeveloped: "This photo could not be developed",
	/** For an organizer, below why another person's photo could not be developed. */
	uploaderKnows: "<name>{uploader}</name> sees this too, with what helps.",
	notLoaded: "Couldn't load. Trying again…",

	/** The lightbox. Screen readers say the first three. */
	gallery: "Photo gallery",
	carousel: "Carousel",
	slide: "Slide",
	slideNumber: "Photo {index}",
	previous: "Previous photo",
	next: "Next photo",
	zoomIn: "Zoom in",
	zoomOut: "Zoom out",

	/** Under the name of who added the photo. */
	addedByYou: "You added this photo",
	addedByOther: "Added this photo",
	taken: "Taken",
	section: "Section",
	sectionByTime: "By the time it was taken",
	sectionNone: "None",
	sectionGone: "A deleted section",
	added: "Added",
	camera: "Camera",
	original: "Original",
	/** Below its size, for the uploader and the organizers. */
	originalLost:
		"This file was lost in storage. The picture here is what is left. If you have the file, remove this photo and add it again.",
	onCamera: "{clock} on the camera",

	/** A button with a heart. */
	favourite: "Favourite",
	favouriteOf:
		"{count, plural, =0 {Nobody has} one {# person has} other {# people have}} it among their favourites.",
	download: "Download",
	downloadOriginal: "Download original",
	/** The API has just found the file, so the cause is either the network or a browser that cannot save files. */
	notDownloaded:
		"The photo could not be downloaded. Check your network and try again. If that does not help, open this page in another browser.",
	edit: "Edit",
	/** The same button while the photo has no words. */
	addWords: "Add words",
	remove: "Remove",

	title: "Title",
	/** In the empty field of a title. */
	optional: "Optional",
	description: "Description",
	save: "Save",
	cancel: "Cancel",

	/** What screen readers say after saving. */
	saved: "“{title}” is saved.",
} as const;
