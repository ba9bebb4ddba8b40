/** When a production build is made, and when the existing one is served. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lookAtBuild } from "./build";
import { root } from "./root";
import { buildInputs, sourceFingerprint } from "./source-fingerprint";

let folder: string;
const write = (path: string, text: string) => {
	mkdirSync(join(folder, path, ".."), { recursive: true });
	writeFileSync(join(folder, path), text);
};
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "rollcall-build-"));
	write("app/page.tsx", "export default function Page() {}");
	write("server/errors.ts", "export const errors = {};");
	write("package.json", "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the files that a finished build leaves behind. */
function build() {
	write(".next/BUILD_ID", sourceFingerprint(folder));
	write(".next/export-marker.json", "{}");
}

test("a build counts as missing until it is finished", () => {
	expect(lookAtBuild(folder)).toBe("missing");
	write(".next/BUILD_ID", sourceFingerprint(folder));
	expect(lookAtBuild(folder)).toBe("missing");
	build();
	expect(lookAtBuild(folder)).toBe("current");
	// The next build starts by deleting this file.
	rmSync(join(folder, ".next/BUILD_ID"));
	expect(lookAtBuild(folder)).toBe("missing");
});

test.each([
	["a changed file", () => write("app/page.tsx", "export default function Page() { return null; }")],
	["a new file", () => write("app/about/page.tsx", "")],
	["a removed file", () => rmSync(join(folder, "server/errors.ts"))],
	["a moved file", () => cpSync(join(folder, "server"), join(folder, "components"), { recursive: true })],
	["a new dependency", () => write("package.json", '{ "dependencies": {} }')],
])("%s makes a build outdated, without git and whatever the file times are", (_, change) => {
	build();
	change();
	const longAgo = new Date("2020-01-01");
	utimesSync(join(folder, "app/page.tsx"), longAgo, longAgo);
	expect(lookAtBuild(folder)).toBe("outdated");
});

test("a build stays current if only file times, tests, documents, data or an editor's files change", () => {
	build();
	const later = new Date(Date.now() + 60_000);
	utimesSync(join(folder, "app/page.tsx"), later, later);
	write("app/page.test.tsx", "");
	write("README.md", "# Rollcall");
	write(".data/secrets.json", "{}");
	write(".env", "PORT=3001");
	write("app/.page.tsx.swp", "");
	expect(lookAtBuild(folder)).toBe("current");
});

test("everything at the top of the project is listed as read by a build or as not read", () => {
	const notRead = [
		...["bench", "docs", "infra", "prisma", "scripts", "tests"],
		...[
			"CHANGELOG.md",
			"CONTRIBUTING.md",
			"LICENSE",
			"README.md",
			"Dockerfile",
			"biome.json",
			"compose.yaml",
		],
		...["knip.json", "playwright.config.ts", "prisma.config.ts", "vercel.json", "vitest.config.ts"],
	];
	const kept = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
		cwd: root,
		encoding: "utf8",
	});
	const top = new Set(kept.split("\n").map((file) => file.split("/")[0] ?? ""));
	const known = [...notRead, ...buildInputs.map((input) => input.split("/")[0])];
	expect([...top].filter((name) => name !== "" && !name.startsWith(".") && !known.includes(name))).toEqual(
		[],
	);
});
