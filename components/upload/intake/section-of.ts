import type { EventView } from "../../trpc/types";
import type { QueueItem } from "../queue/upload-queue";

type Sections = EventView["sections"];

/**
 * The section of all drafts, null for by time, or undefined if they differ. One that was deleted in the meantime counts as
 * by time.
 */
export function sectionOfAll(items: readonly QueueItem[], sections: Sections): string | null | undefined {
	const drafts = items.filter(({ status }) => status === "draft");
	const chosen = new Set(drafts.map((item) => knownSection(item, sections)));
	return chosen.size > 1 ? undefined : ([...chosen][0] ?? null);
}

export const knownSection = ({ sectionId }: QueueItem, sections: Sections) =>
	sections.some(({ id }) => id === sectionId) ? sectionId : null;
