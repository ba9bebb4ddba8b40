/** What the tests of packages share. */
import type { PackageFiles, PackageWhat } from "@/rules/take-home";
import type { Scene } from "@/tests/setup/photos";

type Api = ReturnType<Scene["as"]>;

export interface Chosen {
	eventId: string;
	files: PackageFiles;
	hidden: boolean;
}

export const everything: PackageWhat = { kind: "everything" };
export const originals = { files: "originals", hidden: false } as const;

/** All entries and what has no file, page by page. */
export async function packageOf(api: Api, asked: Chosen & { what: PackageWhat }) {
	const pages = [await api.takeHome.list(asked)];
	for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
		pages.push(await api.takeHome.list({ ...asked, cursor: next }));
	return { pages, entries: pages.flatMap(({ entries }) => entries), left: pages.flatMap(({ left }) => left) };
}
