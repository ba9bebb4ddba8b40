/** What is printed for the venue, in the language of the event. */
export const poster = {
	scan: "Scan me and add your photos",
	scanSign: "Add your photos",
	stepScan: "Scan the code with your phone's camera.",
	stepSignIn: "Sign in. You need no app.",
	stepAdd: "Add your photos to the album we share.",
	orType: "Or type this address:",
	qrCode: "QR code of {address}",
} as const;
