/** The code at the venue: its page for organizers, and the page it leads guests to. */
export const venue = {
	title: "Venue",

	/** The code and what it does. */
	code: "Code at the venue",
	codeOffText:
		"Guests scan a code on a poster or a screen, sign in, and are on the roll. Nobody has to look them up on a list.",
	codeOn: "Make a code",
	codeText:
		"It is on your posters and works until you make another one. The live wall of an organizer shows one that changes every minute.",
	address: "Address of the code",
	copy: "Copy",
	copied: "Copied.",
	copyFailed: "Your browser did not allow copying. The text is selected: copy it yourself.",
	print: "Poster and table signs",
	renew: "Make another code",
	renewTitle: "Make another code?",
	renewText:
		"Posters, signs and links with the present code stop working at once, also for people who are just signing in. You have to print them again.",
	renewNow: "Make another code",
	off: "Switch the code off",
	offTitle: "Switch the code off?",
	offText:
		"Posters, signs and links with the present code stop working at once. If you make a code later, it is another one.",
	offNow: "Switch off",
	cancel: "Cancel",

	way: "While the door is open, the code",
	wayATTENDED: "marks everybody who comes as attended",
	wayATTENDEDHint:
		"They can add photos at once. With the door closed, they are put on the roll and see the album.",
	wayASK: "puts everybody before an organizer",
	wayASKHint: "You let them in or not, below. People who are on no list see nothing of the event until then.",
	wayROLL_ONLY: "takes only people who are on the roll",
	wayROLL_ONLYHint: "They are marked as attended. Nobody else gets in.",

	/** The door. */
	door: "Door",
	doorText: "Only while the door is open does a code show that somebody is there.",
	isOpen: "The door is open.",
	isOpenUntil: "The door is open until {when}.",
	isClosed: "The door is closed.",
	isClosedUntil: "The door is closed. It opens on {when}.",
	open: "Open the door",
	close: "Close the door",
	opensAt: "Opens",
	closesAt: "Closes",
	byEvent: "Two hours before the event, and until its end",
	byEventHint: "Now {opens} to {closes}.",
	byHand: "At times of its own",
	saveTimes: "Save the times",
	saved: "Saved.",

	/** People who wait. */
	waiting: "Waiting for you",
	nobodyWaits: "Nobody is waiting. People whom the code puts before an organizer appear here by themselves.",
	count: "{count, plural, one {# person is waiting} other {# people are waiting}}.",
	noName: "No name",
	onTheRoll: "On the roll",
	onTheRollGroup: "On the roll, {group}",
	onNoList: "On no list",
	asked: "since {when}",
	beforeOpening: "came before the door was open",
	letIn: "Let in",
	letInWho: "Let {name} in",
	refuse: "Not now",
	refuseWho: "Do not let {name} in",
	letAllIn: "{count, plural, one {Let them in} other {Let all # in}}",
	letIns: "{count, plural, one {# person was} other {# people were}} let in.",
	refused: "Not let in",
	refusedText: "The code does not let these people in. That includes people whom you took off the roll.",
	decidedNone: "Somebody else has decided that already.",

	/** The page of a guest. */
	joinTitle: "Getting in",
	entering: "One moment, you are being let in…",
	enteringSlow:
		"Many people are coming in right now. You are let in as soon as there is time, without doing anything.",
	join: "Join",
	joinLead: "You are about to join this event.",
	joinAs: "You join as <name>{person}</name>.",
	nameTitle: "What is your name?",
	nameLead:
		"You are about to join this event. The people at the door and those who see your photos know you by your name.",
	yourName: "Your name",
	waitTitle: "An organizer has to let you in",
	waitText: "They see your name now. Keep this page open: it changes by itself.",
	lostTitle: "Can't reach the server right now",
	lostText: "This page keeps trying and goes on by itself.",
	refusedTitle: "You were not let in",
	refusedGuest:
		"If you think that is a mistake, talk to an organizer. This page changes when they let you in.",
	notListedTitle: "You are not on the list",
	notListedText:
		"At this event the code works only for people who are on the roll. If you are invited, sign in with the address that the organizers know, or talk to them.",
	registeredTitle: "You are on the roll",
	registeredText: "Scan the code again once the door is open. Then you can add photos.",
	registeredOpens: "Scan the code again once the door is open, on {when}. Then you can add photos.",
	toAlbum: "To the album",
	wrongTitle: "This code does not work",
	oldTitle: "This code is too old",
	oldText: "Codes on a screen change every minute. Scan the one that is there now.",
	archivedTitle: "This event is over",
	tryAgain: "Try again",

	/** The code that rotates, on the phone of somebody who keeps the door. */
	showRotating: "Hold out a code to guests",
	rotating: "Code for guests",
	rotatingText: "It changes every minute.",
	rotatingNone: "This event has no code yet. An organizer can make one.",
	rotatingFailed: "Can't reach the server, so there is no code right now.",
	qrCode: "QR code with which guests join the event",
} as const;
