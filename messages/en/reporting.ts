/** Reporting a photo, and what organizers do with reports. */
export const reporting = {
	report: "Report",
	title: "Report this photo?",
	lead: "The organizers read why. Nobody is told that it was you.",
	reason: "Reason",
	/** The reasons (rules/report-reasons.ts). */
	reason_OF_ME: "It shows me, and I don’t want that",
	reason_NOT_SUITABLE: "It does not belong in this album",
	reason_HURTFUL: "It insults or exposes somebody",
	reason_PRIVATE: "It shows something private, such as an address",
	reason_OTHER: "Another reason",
	ownWords: "The reason in your words",
	send: "Send the report",
	cancel: "Cancel",
	close: "Close",
	thanks: "Thank you. The organizers will look at the photo.",

	/** For organizers, above a photo that was reported. */
	reported: "{count, plural, one {# person has} other {# people have}} reported this photo",
	reasonOf: "{reason} ({count, number})",
	settled: "{count, plural, one {# earlier report was} other {# earlier reports were}} settled.",
	dismiss: "Dismiss {count, plural, one {the report} other {the reports}}",
	dismissed: "The reports are dismissed.",
	advice: "Dismiss, or hide the photo. Those who reported it are not named, not even to you.",
} as const;
