/** Placeholders shown until a photo's image has loaded: a blur or a colour, from the few bytes of its thumbhash. */
import type { CSSProperties } from "react";
import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

interface Hashed {
	id: string;
	/** Base64; null until the photo is developed. */
	thumbhash: string | null;
}

/** Cached, because scrolling shows the same photos again, and making a blur takes about a millisecond on a phone. */
const blurs = new Map<string, string>();
const blursKept = 500;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));

export function blurOf({ thumbhash }: Hashed): CSSProperties | undefined {
	if (!thumbhash) return undefined;
	let blur = blurs.get(thumbhash);
	if (!blur) {
		blur = `url(${thumbHashToDataURL(bytesOf(thumbhash))})`;
		if (blurs.size >= blursKept) blurs.clear();
		blurs.set(thumbhash, blur);
	}
	return { backgroundImage: blur, backgroundSize: "100% 100%" };
}

/** Only the average colour, for the server's markup, where a blur would be 4 kB of text. */
export function colourOf({ thumbhash }: Hashed): CSSProperties | undefined {
	if (!thumbhash) return undefined;
	const { r, g, b } = thumbHashToAverageRGBA(bytesOf(thumbhash));
	return { backgroundColor: `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(" ")})` };
}
