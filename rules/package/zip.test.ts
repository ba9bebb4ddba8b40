import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { crc32 } from "./crc32";
import { archivedBytes, archiveEnd, zipChunks, zipStream } from "./zip";
import { file, filesOfFiveGigabytes, run, write, writeFiveGigabytes } from "./zip.fixture";

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "rollcall-zip-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.runIf(inject("unzip"))("unzip and bsdtar read", () => {
	test("names in any script, their bytes, and when each photo was taken", async () => {
		const names = ["Ada/Kiss.jpg", "José/Straße ✓.jpg", "דנה/חתונה.jpg", "花子/👩\u200D👧.jpg"];
		const path = await write(
			at("names.zip"),
			names.map((name) => file(name, new TextEncoder().encode(name))),
		);
		expect(await run("unzip", ["-tq", path])).toMatchObject({ code: 0, problems: "" });
		const listed = await run("bsdtar", ["-tf", path]);
		expect(listed.out.trim().split("\n")).toEqual(names);
		expect((await run("unzip", ["-p", path, "José/*"])).out).toBe(names[1]);
		// UTC in the extended field, and the clock at the wall in the old one.
		const facts = (await run("zipinfo", ["-v", path])).out;
		expect(facts).toMatch(/DOS date\/time\): +2026 Oct 10 14:32:06/);
		expect(facts).toMatch(/UT extra field modtime\): +2026 Oct 10 12:32:06 UTC/);
		expect(facts).toMatch(/extended local header: +no/);
	});

	test("an archive of nothing", async () => {
		expect((await run("bsdtar", ["-tf", await write(at("empty.zip"), [])])).out).toBe("");
	});

	test("seventy thousand files, which are more than the old fields can count", async () => {
		const count = 70_000;
		const path = await write(
			at("many.zip"),
			(function* () {
				for (let i = 0; i < count; i++) yield file(`Ada/Kiss (${i}).jpg`, new Uint8Array(100).fill(i));
			})(),
		);
		const [tested, listed] = await Promise.all([run("unzip", ["-tq", path]), run("bsdtar", ["-tf", path])]);
		expect(tested).toMatchObject({ code: 0, problems: "" });
		expect(listed.out.trim().split("\n")).toHaveLength(count);
	});

	/** unzip takes long for so much, so here it reads what is behind the large file; zip.long.test.ts has it read all. */
	test("five gigabytes, with one file that is larger than the old fields can say", async () => {
		const path = await writeFiveGigabytes(at("large.zip"));
		const [tested, read, listed] = await Promise.all([
			run("unzip", ["-tq", path, "Ada/first.jpg", "Cleo/*"]),
			run("bsdtar", ["-xOf", path], { keep: false }),
			run("bsdtar", ["-tf", path]),
		]);
		expect(tested).toMatchObject({ code: 0, problems: "" });
		expect(read).toMatchObject({ code: 0, problems: "" });
		expect(listed.out.trim().split("\n")).toHaveLength(filesOfFiveGigabytes);
	});

	test("an archive that arrives as a stream, without its directory", async () => {
		const child = spawn("bsdtar", ["-xOf", "-"], { stdio: ["pipe", "pipe", "ignore"] });
		const output = text(child.stdout);
		const parts = [new TextEncoder().encode("one "), new TextEncoder().encode("two")];
		for await (const chunk of zipStream(parts.map((part, i) => file(`${i}.txt`, part))))
			child.stdin.write(chunk);
		child.stdin.end();
		expect(await output).toBe("one two");
	});
});

test("the checksum is zlib's, over any bytes and in any pieces", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), fc.nat(20), (bytes, cut, from) => {
			const some = bytes.subarray(from);
			expect(crc32(some)).toBe(zlibCrc32(some));
			expect(crc32(some.subarray(cut), crc32(some.subarray(0, cut)))).toBe(zlibCrc32(some));
		}),
	);
});

test("the length of an archive is never more than what was added up before", async () => {
	const files = ["a.jpg", "דנה/חתונה.jpg"].map((path) => file(path, new Uint8Array(1_000)));
	let length = 0;
	for await (const chunk of zipChunks(files)) length += chunk.byteLength;
	const counted = files.reduce((sum, { path }) => sum + archivedBytes(path, 1_000), archiveEnd);
	expect(length).toBeLessThanOrEqual(counted);
	expect(counted - length).toBeLessThanOrEqual(100);
});

test("a file that has another size than it was announced with ends the archive with an error", async () => {
	for (const size of [5, 15]) {
		const wrong = file("a.jpg", { size, crc32: 0, chunks: [new Uint8Array(10)] });
		const all = drain(zipChunks([wrong]));
		await expect(all).rejects.toThrow(RangeError);
	}
});

async function drain(chunks: AsyncIterable<unknown>) {
	for await (const _ of chunks);
}

test("nothing is asked for before it is read, and a cancelled stream ends its files", async () => {
	let asked = 0;
	let ended = false;
	const stream = zipStream(
		(function* () {
			try {
				for (;;) yield file(`${asked++}.jpg`, new Uint8Array(10));
			} finally {
				ended = true;
			}
		})(),
	);
	const reader = stream.getReader();
	expect(asked).toBe(0);
	// The header and the bytes of the first file.
	await reader.read();
	await reader.read();
	expect(asked).toBe(1);
	await reader.cancel();
	expect(ended).toBe(true);
});

test("times before and after what the fields can say are the first and the last that they can", async () => {
	for (const [at, dos, seconds] of [
		["1826-01-01T00:00:00Z", 0x0021_0000, -0x8000_0000],
		["2200-01-01T00:00:00Z", 0xff9f_bf7d, 0x7fff_ffff],
	] as const) {
		const late = { path: "a", time: { at: new Date(at), offset: 0 }, bytes: new Uint8Array() };
		const { value: header } = await zipChunks([late]).next();
		if (!header) throw new Error("there is no header");
		const view = new DataView(header.buffer);
		expect([view.getUint32(10, true), view.getInt32(36, true)]).toEqual([dos, seconds]);
	}
});
