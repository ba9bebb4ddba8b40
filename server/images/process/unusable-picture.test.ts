import { expect, test } from "vitest";
import { blamingFile, UnusablePicture } from "./unusable-picture.mjs";

const failing = (error: unknown) => blamingFile(() => Promise.reject(error));

// These are what libheif, libwebp, libspng, libjpeg, libvips and V8 say.
test.each([
	"heif: Memory allocation error: Unspecified",
	"Out of memory",
	"out of memory",
	"Insufficient memory (case 4)",
	"Unable to allocate 1024 bytes",
	"failed to allocate memory",
	"Array buffer allocation failed",
])("a lack of memory is not blamed on the file: %s", async (message) => {
	const error = new Error(message);
	await expect(failing(error)).rejects.toBe(error);
});

test("anything else is, with the error as its cause, and as too many pixels if a decoder says so", async () => {
	for (const [message, reason] of [
		["Input image exceeds pixel limit", "TOO_MANY_PIXELS"],
		["VipsJpeg: premature end of JPEG image", "NOT_A_PICTURE"],
		["heif: Invalid input: Unspecified", "NOT_A_PICTURE"],
		["heif: Memory allocation error: Security limit exceeded", "NOT_A_PICTURE"],
	] as const) {
		const cause = new Error(message);
		await expect(failing(cause)).rejects.toMatchObject({ name: "UnusablePicture", reason, cause });
	}
	await expect(failing("text")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
});

test("what is already said of the file stays", async () => {
	const said = new UnusablePicture("TOO_MUCH_MEMORY");
	await expect(failing(said)).rejects.toBe(said);
	expect(await blamingFile(async () => 7)).toBe(7);
});
