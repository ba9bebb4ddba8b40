import { thumbHashToAverageRGBA } from "thumbhash";

type Rgb = [red: number, green: number, blue: number];

/** White text on the colour has at least this contrast (WCAG 2.2, 1.4.3). */
const enough = 4.5;

const linear = (channel: number) =>
	channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const luminance = ([red, green, blue]: Rgb) =>
	0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
export const contrastWithWhite = (colour: Rgb) => 1.05 / (luminance(colour) + 0.05);

/** More of what makes it a colour, because the average of a photo is nearly grey. */
function livelier(colour: Rgb): Rgb {
	const grey = (colour[0] + colour[1] + colour[2]) / 3;
	const more = (channel: number) => Math.min(1, Math.max(0, grey + (channel - grey) * 3));
	return [more(colour[0]), more(colour[1]), more(colour[2])];
}

/** A colour of the picture on which white text can be read, "rgb(20 60 90)". Null if the preview cannot be read. */
export function coverColour(thumbhash: string): string | null {
	const colour = averageOf(thumbhash);
	if (!colour) return null;
	let dark = livelier(colour);
	while (contrastWithWhite(dark) < enough) dark = [dark[0] * 0.95, dark[1] * 0.95, dark[2] * 0.95];
	return `rgb(${dark.map((channel) => Math.round(channel * 255)).join(" ")})`;
}

function averageOf(thumbhash: string): Rgb | null {
	try {
		const { r, g, b } = thumbHashToAverageRGBA(
			Uint8Array.from(atob(thumbhash), (sign) => sign.charCodeAt(0)),
		);
		return [r, g, b];
	} catch {
		return null;
	}
}
