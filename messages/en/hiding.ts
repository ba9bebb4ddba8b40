/** Why a photo is not in the album: what an organizer chooses, and what the uploader reads. */
export const hiding = {
	hide: "Hide",
	/** For a photo that reports have hidden. */
	keepHidden: "Keep hidden…",
	showAgain: "Show again",
	/** For a photo that waits for approval. */
	showInAlbum: "Show in the album",

	why: "Why hide this photo?",
	whoReads: "The person who added it will read this. They and the organizers still see the photo.",
	/** In an event that shares its originals. */
	sharedOriginal:
		"This event shares its originals. Whoever has begun to download this one can open its address for some hours more.",
	reason: "Reason",
	ownWords: "The reason in your words",
	hidePhoto: "Hide photo",
	cancel: "Cancel",
	/** What screen readers say after it. */
	nowHidden: "“{title}” is hidden.",
	nowShown: "“{title}” is shown in the album.",

	/** The reasons (rules/hide-reasons.ts). */
	reason_NOT_SUITABLE: "Not suitable for this album",
	reason_ASKED: "Somebody asked for it",
	reason_DUPLICATE: "The album has this photo already",
	reason_BLURRED: "Blurred or too dark",
	reason_OTHER: "Another reason",
	/** Reasons that no organizer chooses. */
	reason_BLOCKED: "An organizer blocked the uploads of the person who added it",
	reason_REPORTED: "Several people reported it, and an organizer is to look at it",

	waiting: "Waiting for approval",
	waitingYours: "Only you and the organizers see it until an organizer shows it.",
	waitingOthers: "Only <name>{uploader}</name> and the organizers see it until an organizer shows it.",
	hidden: "Hidden from the album",
	hiddenYours: "Only you and the organizers see it.",
	hiddenOthers: "Only <name>{uploader}</name> and the organizers see it.",
	hiddenByAt: "Hidden by the organizer <name>{organizer}</name> on {when}",
	hiddenBy: "Hidden by the organizer <name>{organizer}</name>",
	hiddenAt: "Hidden by an organizer on {when}",
	/** Nobody did, and no organizer has looked at it yet. */
	hiddenByReports: "Hidden since {when}, until an organizer has decided",
	hiddenBySomebody: "Hidden by an organizer",
} as const;
