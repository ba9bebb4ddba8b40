/** Archives on disk, and what other programs say of them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { type ArchiveFile, type SizedStream, zipChunks } from "./zip";

const time = { at: new Date("2026-10-10T12:32:06Z"), offset: 120 };
const mega = 1_000_000;

export const file = (path: string, bytes: Uint8Array<ArrayBuffer> | SizedStream): ArchiveFile => ({
	path,
	time,
	bytes,
});

/** Writes the archive, except that a chunk that is this hole becomes one in the file, which takes no space on the disk. */
export async function write(path: string, files: Iterable<ArchiveFile>, hole?: Uint8Array): Promise<string> {
	const to = await open(path, "w");
	let at = 0;
	let waiting: Uint8Array[] = [];
	let waitingBytes = 0;
	const flush = async () => {
		await to.write(Buffer.concat(waiting), 0, waitingBytes, at - waitingBytes);
		waiting = [];
		waitingBytes = 0;
	};
	for await (const chunk of zipChunks(files)) {
		if (chunk === hole || waitingBytes > mega) await flush();
		at += chunk.byteLength;
		if (chunk === hole) continue;
		waiting.push(chunk);
		waitingBytes += chunk.byteLength;
	}
	await flush();
	await to.close();
	return path;
}

/** Runs one of the programs to its end. `keep: false` throws what it writes away. */
export async function run(program: string, args: string[], { keep = true } = {}) {
	const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" };
	const child = spawn(program, args, { stdio: ["ignore", keep ? "pipe" : "ignore", "pipe"], env });
	const [out, problems, [code]] = await Promise.all([
		child.stdout ? text(child.stdout) : "",
		child.stderr ? text(child.stderr) : "",
		once(child, "close"),
	]);
	return { code, out, problems };
}

const zeros = new Uint8Array(8 * mega);
const chunksOfLarge = 540;

/**
 * Five gigabytes: a file above the four that the old fields can say, and many behind it. Its zeros become holes, so that the
 * disk need not have the space; the archive is nevertheless read and checked to its last byte.
 */
export function writeFiveGigabytes(path: string): Promise<string> {
	let sum = 0;
	for (let i = 0; i < chunksOfLarge; i++) sum = crc32(zeros, sum);
	const small = Uint8Array.from({ length: 20_000 }, (_, i) => i * 7);
	function* large() {
		for (let i = 0; i < chunksOfLarge; i++) yield zeros;
	}
	function* files() {
		yield file("Ada/first.jpg", small);
		yield file("Ada/film.bin", { size: chunksOfLarge * zeros.length, crc32: sum, chunks: large() });
		for (let i = 0; i < 85; i++) yield file(`Ben/${i}.jpg`, zeros);
		for (let i = 0; i < 2_000; i++) yield file(`Cleo/${i}.jpg`, small);
	}
	return write(path, files(), zeros);
}
/** The files that it has. */
export const filesOfFiveGigabytes = 2_087;
