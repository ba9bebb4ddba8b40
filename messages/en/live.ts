/** The live wall, in the language of its event. */
export const live = {
	/** The page's title. */
	title: "{name}, live",
	qrCode: "QR code of {address}",
	/** The code at the venue, which changes every minute. */
	venueCode: "QR code with which guests join the event",
	/** Below the QR code. */
	addPhotos: "Add your photos",
	seePhotos: "See all photos",
	empty: "Photos appear here as they are added",
	gone: "This event was deleted, or you were removed from its roll",

	paused: "Paused",
	offline: "Offline. New photos will appear when the network is back.",
	signedOut: "Signed out: no new photos. <link>Sign in</link> in another tab and the wall will resume.",

	/** The buttons. Those ending in "Key" also name the key that does the same. */
	pause: "Pause",
	pauseKey: "Pause (Space)",
	resume: "Resume",
	resumeKey: "Resume (Space)",
	fullScreen: "Full screen",
	fullScreenKey: "Full screen (F)",
	exitFullScreen: "Exit full screen",
	exitFullScreenKey: "Exit full screen (F)",
	previous: "Previous",
	previousKey: "Previous ({key})",
	next: "Next",
	nextKey: "Next ({key})",
	backToAlbum: "Back to the album",

	/** The names of the keys, and what they do, beside the buttons. */
	keys: "Keys",
	space: "Space",
	keyPause: "Pause or resume",
} as const;
