import { expect, test } from "vitest";
import { titleMaxLength } from "@/rules/words";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { titleFromFileName } from "./title-from-file-name";

test.each([
	["harvest-hike_summit.jpg", "Harvest hike summit"],
	["IMG_4231.HEIC", "IMG 4231"],
	["IMG-20240501-WA0003.jpg", "IMG-20240501-WA0003"],
	["Ana-María at the top.jpeg", "Ana-María at the top"],
	["Walk 2026.05.01", "Walk 2026.05.01"],
	["2026-05-01 10.22.33.jpg", "2026-05-01 10.22.33"],
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

test("a long name is cut between characters to the length that the server accepts", () => {
	const title = titleFromFileName(`${"a".repeat(titleMaxLength - 1)}🌄.jpg`);

	expect(title).toBe(`A${"a".repeat(titleMaxLength - 2)}`);
	expect(titleFromFileName(`${"b".repeat(10_000)}.jpg`)).toHaveLength(titleMaxLength);
	expect(initiateUploadInput.shape.title.safeParse(title).success).toBe(true);
});
