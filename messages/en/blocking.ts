/** Blocking what somebody adds to an event. */
export const blocking = {
	blockUploads: "Block uploads of {name}",
	unblockUploads: "Unblock uploads of {name}",

	blockTitle: "Block uploads of {name}?",
	blockLead:
		"Nothing more is added by or for them, not even what is under way now. They still see the album, and they read that an organizer has stopped them. What becomes of the photos that they have added?",
	thenKEEP: "The photos stay as they are",
	thenHIDE: "Hide the photos",
	hideHint: "When you unblock them, the photos are back where they were.",
	thenREMOVE: "Remove the photos for good",
	removeHint: "Unblocking does not bring them back.",
	block: "Block uploads",
	doneKEEP: "Uploads of {name} are blocked. The photos stay.",
	doneHIDE:
		"Uploads of {name} are blocked, and {count, plural, =0 {there was no photo to hide} one {# photo is hidden} other {# photos are hidden}}.",
	doneREMOVE:
		"Uploads of {name} are blocked, and {count, plural, =0 {there was no photo to remove} one {# photo is removed} other {# photos are removed}}.",

	unblockTitle: "Uploads of {name} are blocked",
	unblockLead:
		"They can add photos again, and photos that were hidden with the block are back where they were.",
	unblock: "Unblock uploads",
	undone:
		"{name} can add photos again{count, plural, =0 {} one {, and # hidden photo is back} other {, and # hidden photos are back}}.",
	undo: "Undo",
	cancel: "Cancel",
	close: "Close",
} as const;
