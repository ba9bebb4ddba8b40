import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { makeSha256Of, sha256Of } from "./sha256-of";

const sizes = [0, 1, 70_000, 3_000_000, 2_999_999, 5, 3_000_001];

test("files of any size are hashed one after the other in the same memory", async () => {
	const hash = makeSha256Of();
	for (const size of sizes) {
		const bytes = randomBytes(size);
		const right = createHash("sha256").update(bytes).digest("hex");
		expect(await hash(new Blob([bytes]))).toBe(right);
		expect(await sha256Of(new Blob([bytes]))).toBe(right);
	}
});

test("a file that has become shorter since it was chosen is not hashed, and the next one is", async () => {
	const hash = makeSha256Of();
	const shorter = new Blob(["photo"]);
	Object.defineProperty(shorter, "size", { value: 6 });
	await expect(hash(shorter)).rejects.toMatchObject({ name: "NotReadableError" });
	expect(await hash(new Blob(["photo"]))).toBe(createHash("sha256").update("photo").digest("hex"));
});

test("a browser that cannot read into given memory hashes all the same", async () => {
	const file = new Blob(["photo"]);
	Object.defineProperty(file, "stream", {
		value: () => ({
			getReader: () => {
				throw new TypeError("This stream is not a byte stream.");
			},
		}),
	});
	expect(await makeSha256Of()(file)).toBe(createHash("sha256").update("photo").digest("hex"));
});
