/** The numbers of the wall that its stylesheet (app/globals.css) and its arithmetic (components/wall/) share. */

/** Minimum height of a row in rem, from this width of the page on, also in rem. The widest comes first. */
export const rowHeights = [
	{ fromWidth: 64, height: 13 },
	{ fromWidth: 40, height: 10.5 },
	{ fromWidth: 0, height: 7 },
] as const;

/** Limits how much an unfinished row grows, in units of `flex-grow`. */
export const unfinishedRowGrow = 5;

/** Wider and narrower photos are cropped on the wall: a panorama would be a thin line, and a long screenshot a sliver. */
export const tileRatios = { narrowest: 0.4, widest: 4 } as const;
