/**
 * What the uploader adds to the first load of an event's page. What the page has without it is left out: libraries that all pages
 * share, and components outside of its folder. Its rules, its waiting and react-dropzone count. First-load.spec.ts bounds the
 * page as a whole.
 */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/root";

const shared = /^(#translations|react|react-dom|next|@trpc|@tanstack|superjson|clsx|lucide-react)(\/|$)/;
const counted = /^\/(components\/(upload|waiting)|rules|node_modules)\//;

/** Bytes, gzip, of the scripts that are loaded with the uploader, and of those that it loads later. */
async function uploaderBytes(): Promise<{ first: number; later: number }> {
	const built = await build({
		...{ root, configFile: false, logLevel: "error" },
		resolve: { alias: { "@": root } },
		build: {
			...{ write: false, minify: true, modulePreload: false },
			rolldownOptions: {
				input: `${root}/components/upload/views/uploader.tsx`,
				preserveEntrySignatures: "strict",
				external: (id: string) =>
					shared.test(id) || (id.startsWith(root) && !counted.test(id.slice(root.length))),
			},
		},
	});
	const { output } = built as Rolldown.RolldownOutput;
	const chunks = output.filter((one) => one.type === "chunk");
	const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
	const first = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
	// A set also gives what is added while it is read.
	for (const name of first)
		for (const needed of byName.get(name)?.imports ?? []) if (byName.has(needed)) first.add(needed);
	const bytes = (isFirst: boolean) =>
		chunks
			.filter(({ fileName }) => first.has(fileName) === isFirst)
			.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
	return { first: bytes(true), later: bytes(false) };
}

test("the uploader adds at most 25 kB to the first load of its page, and the rest comes with the first photo", async () => {
	const { first, later } = await uploaderBytes();
	expect(first).toBeGreaterThan(15_000);
	expect(first).toBeLessThanOrEqual(25_000);
	expect(later).toBeGreaterThan(10_000);
});
