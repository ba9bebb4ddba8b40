import { readFileSync } from "node:fs";
import type { PhotoType } from "@/rules/photo-types";
import type { Random } from "./random";

export interface HostileFile {
	/** What it is, in words. */
	what: string;
	bytes: Buffer;
	/** What its uploader says it is. */
	type: PhotoType;
	/** What its uploader says of its size, if it is not true. */
	size?: number;
	/** Whether there is a picture in it: "yes" must be developed, "no" must not; without it both are fine. */
	picture?: "yes" | "no";
	/** Text in it that nobody must ever be served. */
	marker?: string;
}

/** Makes one file of a kind. */
export type Kind = (random: Random) => HostileFile | Promise<HostileFile>;

export const fixture = (name: string) =>
	readFileSync(new URL(`../fixtures/encoded/${name}`, import.meta.url));

/** Good pictures of each type, which files are made of. */
const clean: Record<Exclude<PhotoType, "image/heif">, readonly string[]> = {
	"image/jpeg": ["orientation-6.jpg", "progressive.jpg", "cmyk.jpg", "greyscale.jpg", "display-p3.jpg"],
	"image/png": ["16-bit.png", "interlaced.png", "transparent.png", "16-bit-icc.png"],
	"image/gif": ["animated.gif"],
	"image/webp": ["animated.webp", "lossless.webp", "lossy.webp"],
	"image/heic": ["orientation-1.heic", "transparent.heic", "second-is-primary.heic", "10-bit.heic"],
	"image/avif": ["orientation-1.avif", "10-bit.avif", "display-p3.avif"],
};
export const cleanTypes = [
	...(["image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/avif"] as const),
];

/** A good picture. */
export function anyClean(random: Random, type = random.pick(cleanTypes)) {
	const name = random.pick(clean[type]);
	return { type, name, bytes: Buffer.from(fixture(name)) };
}
