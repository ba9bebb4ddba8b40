/** Passing on links to an event or to photos, and printing. */
export const share = {
	share: "Share",
	title: "{count, plural, one {Share the link} other {Share # links}}",
	links: "{count, plural, one {Link} other {Links}}",
	whoCanOpen: "It opens for people on the event's roll, after they have signed in.",
	copy: "{count, plural, one {Copy the link} other {Copy # links}}",
	/** Opens what the device has for passing a link on. */
	more: "Share…",
	copied: "Copied.",
	copyFailed: "Your browser did not allow copying. The text is selected: copy it yourself.",
	close: "Close",

	print: "Print",
	/** Above a contact sheet. */
	photosPrinted: "{count, plural, one {# photo} other {# photos}}",
	photosPrintedOf: "{count, number} of {total, number} photos",
} as const;
