import localFont from "next/font/local";

/** Inter for Latin, preloaded so that the first frame can wait for it briefly. The other scripts are in ./fonts.css. */
export const inter = localFont({
	src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
	weight: "100 900",
	display: "optional",
	variable: "--font-inter",
	// app/globals.css has a fallback with Inter's proportions for all characters.
	adjustFontFallback: false,
});
