/** The rows of photos in an album. */
export const wall = {
	/** On a photo that only its uploader and the organizers see. */
	hidden: "Hidden",
	waiting: "Waiting",
	/** The heading of the photos that belong to no day. */
	captureTimeUnknown: "Capture time unknown",
	/** The button on a photo, while photos are being selected. */
	select: "Select {title}",
	/** How the focus moves, said by screen readers. */
	keys: "Arrow keys move from photo to photo. Home and End go to the first and the last one.",
} as const;
