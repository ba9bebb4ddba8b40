import { expect, test } from "vitest";
import { box, fullBox, uint } from "./heif-boxes.fixture";
import { boundParts, maxParts } from "./parts.mjs";

const ftyp = box("ftyp", Buffer.from("heic"), uint(4, 0), Buffer.from("mif1heic"));
const bound = (...parts: Buffer[]) =>
	boundParts(Buffer.concat([ftyp, ...parts]), "image/heic", { maxFrames: 1 });

test("pieces of items that take no bytes are counted before they are read", () => {
	const items = (extents: number) =>
		Array.from({ length: 3 }, (_, item) => Buffer.concat([uint(2, item), uint(2, 0), uint(2, extents)]));
	// No size, and three items.
	const iloc = (extents: number) => fullBox("iloc", uint(2, 0), uint(2, 3), ...items(extents));
	const file = (extents: number) => fullBox("meta", fullBox("iinf", uint(2, 3)), iloc(extents));

	expect(() => bound(file(5_000))).not.toThrow();
	expect(() => bound(file(6_000))).toThrow(expect.objectContaining({ reason: "TOO_MANY_PARTS" }));
});

test("boxes are counted also where they come after the data of the pictures", () => {
	const mdat = box("mdat", Buffer.alloc(1_200_000));
	const file = (count: number) => fullBox("meta", ...Array.from({ length: count }, () => box("free")));

	expect(() => bound(mdat, file(maxParts))).not.toThrow();
	expect(() => bound(mdat, file(maxParts + 1))).toThrow(expect.objectContaining({ reason: "NOT_A_PICTURE" }));
});
