/**
 * One kind of developing, or what a library alone needs for the same renditions, in a process of its own, so that
 * its peak memory is its own. The processes that it starts are included (read from /proc twenty times a second).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { renditionWidths } from "@/server/images/process/render.mjs";
import { thisProcess } from "@/server/jobs/this-process";
import { limits } from "@/server/limits";
import { readAndRender } from "@/server/photos/develop-photo";
import { serveTurns } from "./serve-turns";

const [kind = "", measure = "", jpegPath = "", heicPath = ""] = process.argv.slice(2);
const jpeg = () => readFile(jpegPath);
const heic = () => readFile(heicPath);

async function bareRenditions(open: () => Sharp): Promise<void> {
	for (const width of renditionWidths) {
		await open().resize({ width, withoutEnlargement: true }).webp({ quality: 80, effort: 3 }).toBuffer();
	}
}

/** Does what the server does after a confirm, with a store in memory: hash, EXIF, renditions, thumbhash. */
function developed(original: Uint8Array, contentType: string): () => Promise<unknown> {
	const sha256 = createHash("sha256").update(original).digest("hex");
	const photo = { key: "", sha256, contentType, timezone: "Europe/Madrid" };
	const deps = { storage: { read: async () => Uint8Array.from(original) }, limits, now: () => new Date() };
	return () => readAndRender(deps, photo);
}

/** Decodes as libheif-js' README shows. */
async function bareHeic(bytes: Uint8Array): Promise<void> {
	const { default: makeLibheif } = await import("libheif-js/libheif-wasm/libheif-bundle.js");
	const [image] = new (makeLibheif().HeifDecoder)().decode(bytes);
	if (!image) throw new Error("The file has no image in it.");
	const size = { width: image.get_width(), height: image.get_height() };
	const { data } = await new Promise<{ data: Uint8ClampedArray }>((resolve) =>
		image.display({ data: new Uint8ClampedArray(size.width * size.height * 4), ...size }, resolve),
	);
	await bareRenditions(() => sharp(data, { raw: { ...size, channels: 4 } }));
}

/** Each kind first reads what it needs, and returns the work to measure. */
const kinds: Record<string, () => Promise<() => Promise<unknown>>> = {
	"jpeg alone": async () => {
		const bytes = await jpeg();
		return () => bareRenditions(() => sharp(bytes).autoOrient());
	},
	"jpeg developed": async () => developed(await jpeg(), "image/jpeg"),
	"heic alone": async () => {
		const bytes = await heic();
		return () => bareHeic(bytes);
	},
	"heic developed": async () => developed(await heic(), "image/heic"),
	"ten at once": async () => {
		const [one, other] = [developed(await jpeg(), "image/jpeg"), developed(await heic(), "image/heic")];
		return () =>
			Promise.all(Array.from({ length: 10 }, (_, i) => thisProcess.develop(i % 2 === 0 ? one : other)));
	},
};

/** Kilobytes of this process and its children. Shared memory is counted once, by proportional set sizes (proc(5)). */
function resident(): number {
	const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean);
	return [String(process.pid), ...children].reduce((total, id) => {
		try {
			return (
				total + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))?.[1] ?? 0)
			);
		} catch {
			// This process has just ended.
			return total;
		}
	}, 0);
}

const work = await kinds[kind]?.();
if (!work) throw new Error(`There is no kind ${kind}.`);
serveTurns(async () => {
	let peak = 0;
	const look = () => {
		peak = Math.max(peak, resident());
	};
	// Adding up a process's pages stops it for a moment, two processes twice as long, so time is taken without that.
	const looking = measure === "memory" ? setInterval(look, 50) : undefined;
	const start = performance.now();
	await work();
	const seconds = (performance.now() - start) / 1_000;
	clearInterval(looking);
	look();
	return { seconds, megabytes: (Math.max(peak, process.resourceUsage().maxRSS) * 1_024) / 1_000_000 };
});
