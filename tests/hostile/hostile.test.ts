/**
 * Files that somebody made to do harm, one of each kind. `npm run test:long` makes ten times as many from another seed
 * (./hostile.long.test.ts).
 */
import sharp from "sharp";
import { expect, test } from "vitest";
import { riff } from "./containers";
import { kindCount } from "./hostile-files";
import { faultsOf } from "./judge";
import { run } from "./run";

test("a payload in a rendition would be seen: behind its end, in a chunk, and in the letters of Windows", async () => {
	const picture = { create: { width: 9, height: 9, channels: 3, background: "teal" } } as const;
	const rendition = await sharp(picture).webp().toBuffer();
	const marker = "rollcall-payload";
	expect(await faultsOf(rendition, 9, { marker })).toEqual([]);
	const chunk = Buffer.concat([rendition, riff("XMP ", marker)]);
	chunk.writeUInt32LE(chunk.length - 8, 4);
	for (const bytes of [chunk, Buffer.concat([rendition, Buffer.from(marker, "utf16le")])])
		expect(await faultsOf(bytes, 9, { marker })).toEqual([
			expect.stringContaining("more than a picture"),
			"a rendition has the payload",
		]);
});

test("no file of thirty-two crashes the server, spends a budget, passes for a picture or leaves its payload in a rendition", async () => {
	expect(kindCount).toBe(32);
	const { ends, faults } = await run(1, kindCount);
	expect(faults).toEqual([]);
	// The kinds are what they say: some are refused at arrival, some cannot be developed, and some are good pictures.
	for (const count of Object.values(ends)) expect(count).toBeGreaterThan(0);
});
