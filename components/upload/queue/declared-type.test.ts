import { expect, test } from "vitest";
import { photoTypes } from "@/rules/photo-types";
import { declaredType } from "./declared-type";

test.each([
	["a.jpg", "image/jpeg", "image/jpeg"],
	["a.heic", "image/heif", "image/heif"],
	["a.png", "IMAGE/PNG", "image/png"],
	["a.jpg", "image/jpg", "image/jpeg"],
	["IMG_1.HEIC", "", "image/heic"],
	["a.hif", "application/octet-stream", "image/heif"],
	["a.b.Jpeg", "", "image/jpeg"],
	["notes.txt", "text/plain", "text/plain"],
	["notes.xyz", "", "application/octet-stream"],
	["heic", "", "application/octet-stream"],
	["a.constructor", "", "application/octet-stream"],
])("%s with the browser's type %j is declared as %s", (name, type, declared) => {
	expect(declaredType({ name, type })).toBe(declared);
});

test("every type that the server accepts is recognised by its extension", () => {
	for (const [type, { extension }] of Object.entries(photoTypes)) {
		expect(declaredType({ name: `a.${extension}`, type: "" })).toBe(type);
	}
});
