import { expect, test } from "vitest";
import { box, fullBox, uint } from "./heif-boxes.fixture";
import { readCicp } from "./read-cicp.mjs";

const numbered = (primaries: number, transfer: number, matrix: number) =>
	box("colr", Buffer.from("nclx"), uint(2, primaries), uint(2, transfer), uint(2, matrix), uint(1, 128));
const profiled = box("colr", Buffer.from("prof"), Buffer.alloc(8));

/** A HEIC whose first item is the photo, with two properties, and whose second one has the other. */
function heicOf(colours: { photo: Buffer; other: Buffer }): Buffer {
	const ipco = box("ipco", colours.photo, colours.other);
	const has = (item: number, property: number) =>
		Buffer.concat([uint(2, item), uint(1, 1), uint(1, property)]);
	const iprp = box("iprp", ipco, fullBox("ipma", uint(4, 2), has(1, 1), has(2, 2)));
	const meta = fullBox("meta", fullBox("pitm", uint(2, 1)), iprp);
	return Buffer.concat([box("ftyp", Buffer.from("heic"), uint(4, 0), Buffer.from("mif1heic")), meta]);
}

const pq = { primaries: 9, transfer: 16, matrix: 9, isFullRange: true };

test("the numbers of the photo count, and not those of another picture in the file, such as a gain map", () => {
	const own = heicOf({ photo: numbered(9, 16, 9), other: profiled });
	expect(readCicp(own, "image/heic")).toEqual(pq);
	const another = heicOf({ photo: profiled, other: numbered(9, 16, 9) });
	expect(readCicp(another, "image/heic")).toBeNull();
});
