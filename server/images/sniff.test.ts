import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sameFamily, sniffType } from "./sniff";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));

test("what a file is comes from its bytes; HEIC and HEIF are one family", async () => {
	expect(await sniffType(await photo("iphone-trail.heic"))).toBe("image/heic");
	expect(await sniffType(await photo("fig.jpg"))).toBe("image/jpeg");
	expect(await sniffType(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeNull();
	expect(sameFamily("image/heif", "image/heic")).toBe(true);
	expect(sameFamily("image/jpeg", "image/png")).toBe(false);
});
