/**
 * Makes the icons that cannot be an SVG from app/icon.svg: `npm run icons`, after a change of the logo. Phones cut their own
 * shape out of the last two, so those fill the whole square.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { root } from "./stack/root";

const logo = await readFile(join(root, "app/icon.svg"), "utf8");
/** Without the rounded corners; `scale` leaves a margin for shapes that cut deeper. */
const square = (scale: number) => {
	const margin = (32 - 32 * scale) / 2;
	return logo
		.replace('rx="7" ', "")
		.replace("<g fill", `<g transform="translate(${margin} ${margin}) scale(${scale})"><g fill`)
		.replace("</svg>", "</g></svg>");
};

const icons = [
	["public/icons/192.png", 192, logo],
	["public/icons/512.png", 512, logo],
	["public/icons/maskable.png", 512, square(0.8)],
	["app/apple-icon.png", 180, square(0.9)],
] as const;

await mkdir(join(root, "public/icons"), { recursive: true });
for (const [file, size, svg] of icons)
	await sharp(Buffer.from(svg), { density: (72 * size) / 32 })
		.resize(size, size)
		.png({ compressionLevel: 9, palette: true })
		.toFile(join(root, file));
