/**
 * `npx tsx bench/develop.ts [rounds]`: compares the cost of developing with sharp alone and with libheif alone,
 * making the same renditions, and measures ten photos at once. Every run is a process of its own, so that its peak
 * memory is its own; the processes that it starts are included (read from /proc twenty times a second). The kinds
 * alternate, so that a busy machine slows them equally. Prints medians and ratios as JSON.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp, { type Sharp } from "sharp";
import { renditionWidths } from "@/server/images/process/render.mjs";
import { limits } from "@/server/limits";
import { developSemaphore, readAndRender } from "@/server/photos/develop-photo";

const photo = (name: string) => readFile(new URL(`../tests/fixtures/photos/${name}`, import.meta.url));
const heic = () => photo("iphone-trail.heic");
/** Made beforehand, because otherwise making it would be the peak of memory. */
const jpegPath = join(tmpdir(), "rollcall-bench-12-megapixels.jpg");
const jpeg = () => readFile(jpegPath);

/** Makes a JPEG of twelve megapixels, stored like a photo from a phone held upright. */
async function makeJpeg(): Promise<void> {
	await sharp(await photo("dandelions.jpg"))
		.resize(4_000, 3_000)
		.jpeg({ quality: 90 })
		.withMetadata({ orientation: 6 })
		.toFile(jpegPath);
}

async function bareRenditions(open: () => Sharp): Promise<void> {
	for (const width of renditionWidths) {
		await open().resize({ width, withoutEnlargement: true }).webp({ quality: 80, effort: 3 }).toBuffer();
	}
}

/** Does what the server does after a confirm, with a store in memory: hash, EXIF, renditions, thumbhash. */
function developed(original: Uint8Array, contentType: string): () => Promise<unknown> {
	const sha256 = createHash("sha256").update(original).digest("hex");
	const photo = { key: "", sha256, contentType, timezone: "Europe/Madrid" };
	return () => readAndRender({ storage: { read: async () => Uint8Array.from(original) }, limits }, photo);
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
	"jpeg: sharp": async () => {
		const bytes = await jpeg();
		return () => bareRenditions(() => sharp(bytes).autoOrient());
	},
	"jpeg: developed": async () => developed(await jpeg(), "image/jpeg"),
	"heic: libheif": async () => {
		const bytes = await heic();
		return () => bareHeic(bytes);
	},
	"heic: developed": async () => developed(await heic(), "image/heic"),
	"ten at once": async () => {
		const [one, other] = [developed(await jpeg(), "image/jpeg"), developed(await heic(), "image/heic")];
		return () =>
			Promise.all(Array.from({ length: 10 }, (_, i) => developSemaphore(i % 2 === 0 ? one : other)));
	},
};

interface Run {
	milliseconds: number;
	/** In mebibytes. */
	peak: number;
}

/**
 * The memory of this process and its children. Shared memory is counted once, by proportional set sizes (proc(5)).
 */
function residentKilobytes(): number {
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

async function runOne(kind: string): Promise<Run> {
	const work = await kinds[kind]?.();
	if (!work) throw new Error(`There is no kind ${kind}.`);
	let peak = 0;
	const look = () => {
		peak = Math.max(peak, residentKilobytes());
	};
	const looking = setInterval(look, 50);
	const start = performance.now();
	await work();
	const milliseconds = performance.now() - start;
	clearInterval(looking);
	look();
	return { milliseconds, peak: Math.max(peak, process.resourceUsage().maxRSS) / 1024 };
}

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function compare(rounds: number): Promise<void> {
	await makeJpeg();
	const runs: Record<string, Run[]> = {};
	for (let round = 0; round < rounds; round++) {
		for (const kind of Object.keys(kinds)) {
			if (kind === "ten at once" && round > 0) continue;
			const file = fileURLToPath(import.meta.url);
			const { stdout } = await promisify(execFile)("npx", ["tsx", file, "--only", kind]);
			runs[kind] = [...(runs[kind] ?? []), JSON.parse(stdout)];
		}
	}
	const of = (kind: string, what: keyof Run) => median((runs[kind] ?? []).map((run) => run[what]));
	const ratio = (kind: string, bare: string) => ({
		time: Number((of(kind, "milliseconds") / of(bare, "milliseconds")).toFixed(2)),
		peak: Number((of(kind, "peak") / of(bare, "peak")).toFixed(2)),
	});
	const medians = Object.keys(kinds).map((kind) => [
		kind,
		{ seconds: Number((of(kind, "milliseconds") / 1_000).toFixed(2)), peakMiB: Math.round(of(kind, "peak")) },
	]);
	const ratios = {
		jpeg: ratio("jpeg: developed", "jpeg: sharp"),
		heic: ratio("heic: developed", "heic: libheif"),
	};
	await rm(jpegPath);
	console.log(JSON.stringify({ rounds, medians: Object.fromEntries(medians), ratios }, null, "\t"));
}

const [first, second] = process.argv.slice(2);
if (first === "--only") console.log(JSON.stringify(await runOne(second ?? "")));
else await compare(Number(first ?? 5));
