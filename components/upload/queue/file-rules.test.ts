import { expect, test } from "vitest";
import { acceptedFiles, photoTypes } from "@/rules/photo-types";
import { refusalOf } from "./file-rules";

const file = { name: "a.jpg", size: 1_000, lastModified: 1 };

test("the file chooser offers exactly the types that the server accepts", () => {
	expect(Object.keys(acceptedFiles)).toEqual(Object.keys(photoTypes));
});

test("a file of exactly the limit is accepted, and one byte more is refused with the limit", () => {
	expect(refusalOf({ ...file, size: 50_000_000 }, 50_000_000, [])).toBeNull();
	expect(refusalOf({ ...file, size: 50_000_001 }, 50_000_000, [])).toEqual({
		code: "TOO_LARGE",
		params: { size: 50.1, limit: 50 },
	});
});

test("an empty file is refused with the reason", () => {
	expect(refusalOf({ ...file, size: 0 }, 50_000_000, [])).toEqual({ code: "EMPTY_FILE" });
});

test("the same file chosen twice is refused, and a different file with the same name is accepted", () => {
	expect(refusalOf(file, 50_000_000, [file])).toEqual({ code: "ALREADY_LISTED" });
	expect(refusalOf({ ...file, size: 2_000 }, 50_000_000, [file])).toBeNull();
});
