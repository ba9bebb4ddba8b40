/**
 * An object store for galleries of any size. It answers every possible rendition with one of a few pictures and
 * with the headers of real renditions. It counts the requests, so images from the browser's cache are not counted.
 */
import { createServer } from "node:http";
import sharp from "sharp";
import type { Setting } from "../runner/bench";

/** The header that server/photos/develop-photo.ts sets on every rendition. */
const cacheControl = "max-age=31536000, immutable";

const shades = ["#7b8f6a", "#a86f4c", "#4c6a8f", "#c2a14d", "#5e5468", "#8fa3a8", "#6d3f3f", "#3f6d5a"];
/** All pictures have the width of the narrowest rendition, because this benchmarks the page and not decoding. */
const pictureWidth = 480;

export async function startPictureStore({ stops }: Pick<Setting, "stops">) {
	const pictures = await Promise.all(
		shades.map((background) =>
			sharp({
				create: {
					width: pictureWidth,
					height: 320,
					channels: 3,
					background,
					noise: { type: "gaussian", mean: 128, sigma: 12 },
				},
			})
				.webp({ quality: 60 })
				.toBuffer(),
		),
	);
	const asked = { images: 0 };
	const server = createServer((request, response) => {
		const id = /([\da-f-]{36})\/\d+\.webp/.exec(request.url ?? "")?.[1] ?? "";
		const picture = pictures[Number.parseInt(id.slice(-2), 16) % pictures.length];
		if (!id || !picture) return response.writeHead(404).end();
		asked.images++;
		response.writeHead(200, {
			"content-type": "image/webp",
			"content-length": picture.length,
			"cache-control": cacheControl,
		});
		response.end(picture);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The store has no port.");
	stops.add(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return { endpoint: `http://127.0.0.1:${address.port}`, asked };
}
