import localFont from "next/font/local";

/** Inter for Latin. Its preload is what lets the first frame wait for it, a moment and no longer. The rest is in ./fonts.css. */
export const inter = localFont({
	src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
	weight: "100 900",
	display: "optional",
	variable: "--font-inter",
	// app/globals.css has a fallback in Inter's proportions for all of its letters.
	adjustFontFallback: false,
});
