/** Photos that outlive their page: what goes on at the next visit, and what the browser could not keep. */
export const kept = {
	restoring: "Looking for your photos from before…",
	goingOn: "{count, plural, one {# photo from before is} other {# photos from before are}} going on.",
	stillHere:
		"{count, plural, one {# photo from before is} other {# photos from before are}} here again. Add them when you are ready.",
	discard: "Discard",
	discardQuestion:
		"Take {count, plural, one {# photo} other {# photos}} from before off the list? Titles and descriptions are lost. The files on your device stay.",
	discardThem: "Discard {count, plural, one {# photo} other {# photos}}",
	keepThem: "Keep them",

	elsewhere:
		"{count, plural, one {# photo is} other {# photos are}} in another tab of this browser. When that tab is closed, this one goes on with them.",

	filesNeeded:
		"{count, plural, one {# photo from before needs its file again} other {# photos from before need their files again}}",
	filesNeededAdvice:
		"This browser has no copy of {count, plural, one {it} other {them}}. Choose the same {count, plural, one {file} other {files}} again. Titles and descriptions are still here.",
	toAllow:
		"{count, plural, one {# photo from before is} other {# photos from before are}} still on this device",
	toAllowAdvice: "Your browser needs your permission to open {count, plural, one {it} other {them}} again.",
	allow: "Open {count, plural, one {# file} other {# files}}",

	cannotKeep:
		"This browser cannot keep {count, plural, one {# photo} other {# photos}}. Keep this page open.",
	cannotKeepAdvice:
		"It has no room, or it refuses to store photos. Until {count, plural, one {it is} other {they are}} added, {count, plural, one {it is} other {they are}} only on this page.",

	stopped: "{count, plural, one {# photo has} other {# photos have}} stopped",
	/** The person was taken off the roll, and an organizer can put them back. */
	stoppedAdvice:
		"You are no longer on the roll of {event}. Ask one of its organizers to put you back. Your {count, plural, one {photo stays} other {photos stay}} in this browser until {until}, and {count, plural, one {goes} other {go}} on by {count, plural, one {itself} other {themselves}} when you are back.",
} as const;
