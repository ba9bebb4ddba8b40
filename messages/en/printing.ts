/** Where an organizer chooses what is printed for the venue. */
export const printing = {
	choose: "Poster and table signs",
	what: "What to print",
	poster: "Poster",
	signs: "Table signs, four on a sheet",
	paper: "Paper",
	a4: "A4",
	letter: "Letter",
	colours: "Colours",
	none: "Black on white",
	cover: "Colours of the event's picture",
	groups: "One sign for each group of the roll",
	printNow: "Print",
	savePdf: "Save as PDF",
	pdfFailed: "The PDF could not be made. Print the page instead, and choose to save it as a PDF.",
	preview: "Preview",
	back: "Venue",
} as const;
