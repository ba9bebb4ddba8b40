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
	["Screenshot of the score.png", "Screenshot of the score"],
	["Night walk 2026.jpg", "Night walk 2026"],
	["Cover band.jpg", "Cover band"],
	["Line dance 3.jpg", "Line dance 3"],
	["Videogames in the hut.jpg", "Videogames in the hut"],
	["Geburtstagsfeier2026.jpg", "Geburtstagsfeier2026"],
	["Sommerfest2026Gruppe1.jpg", "Sommerfest2026Gruppe1"],
	["Facade.jpg", "Facade"],
	["deadbeef.jpg", "Deadbeef"],
	["Samstag 2.jpg", "Samstag 2"],
	["Winter 2026-05-01.jpg", "Winter 2026-05-01"],
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
	...[
		"IMG_4231 2.HEIC",
		"IMG_4231~2.jpg",
		"Copy of IMG_4231.jpg",
		"IMG_4231 - Kopie.jpg",
		"IMG_1234-edited.jpg",
	],
	...[
		"SAM_0231.JPG",
		"20260501_102233(0).jpg",
		"IMGP0012.JPG",
		"P5010001.JPG",
		"PA010001.JPG",
		"100_1234.JPG",
	],
	...["Photo 2026-05-01 10 22 33.jpg", "Photo on 01.05.26 at 10.22.jpg", "photo_5_2026-05-01_10-22-33.jpg"],
	...["VID_20260501_102233.jpg", "VID-20260501-WA0001.jpg", "WIN_20260501_10_22_33_Pro.jpg", "DJI_0012.JPG"],
	...["signal-2026-05-01-10-22-33-123.jpg", "received_1234567890123456.jpeg", "Snapchat-1234567890.jpg"],
	...[
		"mmexport1714550000000.jpg",
		"viber_image_2026-05-01_10-22-33-123.jpg",
		"Image from iOS.jpg",
		"unnamed.jpg",
	],
	...[
		"PANO_20260501_102233.jpg",
		"Burst_Cover_Collage_20260501102233.jpg",
		"00000PORTRAIT_00000_BURST20260501102233123.jpg",
	],
	...["123456789_987654321012345_1234567_n.jpg", "FullSizeRender.jpg", "camphoto_959030623.jpg"],
	...[
		"Screen Shot 2026-05-01 at 10.22.33 PM.png",
		"Screenshot_20260501-102233_Chrome.jpg",
		"Screenshot (3).png",
	],
	...["Screenshot_20260501_102233_Samsung Internet.jpg", "Capture d’écran 2026-05-01 à 10.22.33.png"],
	...["Captura de pantalla 2026-05-01 a las 10.22.33.png", "Schermata 2026-05-01 alle 10.22.33.png"],
	...[
		"Снимок экрана 2026-05-01 в 10.22.33.png",
		"スクリーンショット 2026-05-01 10.22.33.png",
		"截屏2026-05-01 10.22.33.png",
	],
	...["{3F2504E0-4F89-11D3-9A0C-0305E82C3301}.png", "9f86d081.jpg", "AF1QipN3x8Kz0aQ7d.jpg"],
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
