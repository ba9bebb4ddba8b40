import { expect, test } from "vitest";
import { titleMaxLength } from "@/rules/words";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { titleFromFileName } from "./title-from-file-name";

test.each([
	["harvest-hike_summit.jpg", "Harvest hike summit"],
	["Ana-María at the top.jpeg", "Ana-María at the top"],
	["Walk 2026.05.01", "Walk 2026.05.01"],
	["Photo of the bridge.jpg", "Photo of the bridge"],
	["Portrait at night.jpg", "Portrait at night"],
	["Image of 2026.jpg", "Image of 2026"],
	["100 years.jpg", "100 years"],
	["C:\\fakepath\\dinner.png", "Dinner"],
	["cafe\u0301.jpg", "Caf\u00e9"],
	["صورة الغروب.jpg", "صورة الغروب"],
	["🌄 dawn.webp", "🌄 dawn"],
	["safe\u202Egpj.exe.jpg", "Safegpj.exe"],
	["line\nbreak\u0000.jpg", "Linebreak"],
	[".jpg", ""],
	["___.jpg", ""],
	["", ""],
])("%j becomes %j", (name, title) => {
	expect(titleFromFileName(name)).toBe(title);
});

test.each([
	...["IMG_4231.HEIC", "IMG_E4231.JPG", "IMG-20240501-WA0003.jpg", "DSC01234.JPG", "DSC_0123 (1).jpg"],
	...["DSCF0012.jpg", "P1010001.JPG", "_MG_1234.jpg", "GOPR0012.JPG", "MVIMG_20240501_102233.jpg"],
	...["PXL_20260501_102233456.NIGHT.jpg", "PXL_20260501_102233456.MP.jpg", "20260501_102233_HDR.jpg"],
	...["2026-05-01 10.22.33.jpg", "WhatsApp Image 2026-05-01 at 10.22.33 PM.jpeg", "FB_IMG_1714550000000.jpg"],
	...["Screenshot 2026-05-01 at 10.22.33.png", "Screenshot_20260501-102233.png", "1000012345.jpg"],
	...[
		"Bildschirmfoto 2026-05-01 um 10.22.33.png",
		"signal-2026-05-01-102233.jpg",
		"image.png",
		"image0 (2).jpg",
	],
	...["3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg", "d41d8cd98f00b204e9800998ecf8427e.jpg"],
])("%j gives no title, because no person gave that name", (name) => {
	expect(titleFromFileName(name)).toBe("");
});

test("a long name is cut between characters to the length that the server accepts", () => {
	const title = titleFromFileName(`${"a".repeat(titleMaxLength - 1)}🌄.jpg`);

	expect(title).toBe(`A${"a".repeat(titleMaxLength - 2)}`);
	expect(titleFromFileName(`${"b".repeat(10_000)}.jpg`)).toHaveLength(titleMaxLength);
	expect(initiateUploadInput.shape.title.safeParse(title).success).toBe(true);
});
