import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/root";
import { aboutFolders, relatedSpecs } from "./related-specs";

test("every browser test is listed, and every listed one exists", () => {
	const specs = readdirSync(join(root, "tests/e2e"), { recursive: true, encoding: "utf8" })
		.map((path) => path.replaceAll("\\", "/"))
		.filter((path) => path.endsWith(".spec.ts"));
	expect(Object.keys(aboutFolders).sort()).toEqual(specs.sort());
});

test("every path that is listed exists", () => {
	const beginnings = [...new Set(Object.values(aboutFolders).flat())];
	// "prisma/seed" is the beginning of a file and of a folder.
	const missing = beginnings.filter((start) => !existsSync(join(root, start)) && start !== "prisma/seed");
	expect(missing).toEqual([]);
});

test("every folder of the app has a browser test that is about it", () => {
	const folders = ["app", "components", "server"].flatMap((top) =>
		readdirSync(join(root, top), { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => `${top}/${name}/`),
	);
	expect(folders.length).toBeGreaterThan(20);
	expect(folders.filter((folder) => relatedSpecs([`${folder}x.ts`]).length === 0)).toEqual([]);
});

test("a spec comes first that is about most of what changed, and a changed spec is related to itself", () => {
	expect(relatedSpecs(["components/upload/x.ts", "server/uploads/x.ts", "components/ui/x.tsx"])[0]).toBe(
		"first-photo.spec.ts",
	);
	expect(relatedSpecs(["tests/e2e/door.spec.ts"])).toEqual(["door.spec.ts"]);
	expect(relatedSpecs(["LICENSE"])).toEqual([]);
	const changed = ["components/photo/x.tsx", "components/photo/y.tsx", "tests/e2e/door.spec.ts"];
	expect(relatedSpecs(changed)[0]).toBe("door.spec.ts");
});
