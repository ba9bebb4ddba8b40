/**
 * What somebody chose to take home. A link to the page can choose something beforehand, with the same names in its address as
 * the album has (../album/album.ts).
 */
import type { ArrangeBy } from "@/rules/package/arrange";
import { noSection } from "@/rules/sections";
import type { PackageFiles, PackageWhat } from "@/rules/take-home";
import type { EventView } from "../trpc/types";

export interface Choice {
	what: PackageWhat;
	files: PackageFiles;
	/** For organizers: photos that are hidden or wait for approval come too. */
	hidden: boolean;
	folders: ArrangeBy;
}

export type WhatKind = PackageWhat["kind"];
export const whatKinds = [
	"everything",
	"mine",
	"favourites",
	"section",
	"person",
	"selection",
] as const satisfies readonly WhatKind[];

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads "?by=<id>", "?section=<id>", "?show=favourites" and "?hidden=1". Anything else chooses everything, as does a section that
 * was deleted. A selection is not in the address (./selection.ts).
 */
export function choiceIn(query: URLSearchParams, event: Pick<EventView, "sections">): Choice {
	const what = whatIn(query, event);
	return {
		...{ what, files: "originals", hidden: query.get("hidden") === "1" },
		folders: what.kind === "person" || what.kind === "mine" ? "time" : "person",
	};
}

function whatIn(query: URLSearchParams, { sections }: Pick<EventView, "sections">): PackageWhat {
	if (query.get("show") === "favourites") return { kind: "favourites" };
	const [by, section] = [query.get("by") ?? "", query.get("section") ?? ""];
	if (uuid.test(by)) return { kind: "person", uploaderId: by };
	if (section === noSection) return { kind: "section", sectionId: null };
	if (sections.some(({ id }) => id === section)) return { kind: "section", sectionId: section };
	return { kind: "everything" };
}

/** Tells one link to the page from another: by its address, and by the selection, which is not in it. Empty if it chooses nothing. */
export const linkOf = (query: string, selection: readonly string[] | null) =>
	[query, ...(selection ?? [])].join(" ").trim();

/** Whether somebody who does not organize the event, which keeps its originals to itself, gets originals alone. */
export const isOwn = (what: PackageWhat, personId: string) =>
	what.kind === "mine" || (what.kind === "person" && what.uploaderId === personId);
