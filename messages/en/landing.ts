/** The front page. */
export const landing = {
	title: "The album of everyone who was there.",
	lead: "Rollcall collects an event's photos in one place. Only people who attended can add photos, and only people on the roll can see them.",
	signIn: "Sign in",
	signInToEvents: "Sign in to your events",
	howItWorks: "How it works",
	roll: "The roll decides",
	rollText:
		"People on the event's roll can see the album. Those who were checked in can add to it. Nobody else gets in.",
	wifi: "Made for bad Wi-Fi",
	wifiText:
		"Photos go straight from your phone to storage, each on its own. One that fails does not hold up the rest.",
	location: "Your location stays yours",
	locationText:
		"Others see a clean copy without the camera's location. Your original is for you and the organizers, unless an event says otherwise.",
	credits: "Photos on this page: Aitzol Berasategi, <license>CC BY 4.0</license>",
	filmStrip: "Photos of a hike",
	summit: "The sun setting behind a mountain summit",
	dogs: "Two spaniels looking out of a cabin window",
	ridge: "A ridge above autumn larches",
	stream: "A stream between mossy rocks",
	trail: "A trail leading up to a rocky peak",
} as const;
