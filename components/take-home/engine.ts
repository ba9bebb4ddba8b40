/**
 * Starts a package in this browser. The page loads this file after itself, because the engine is larger than the page, and before
 * the press, in which alone a browser asks where to save.
 */
import type { useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import type { Choice } from "./choice";
import type { Held } from "./held";
import { archiveName } from "./package/archive-name";
import { chooseSink, wayOfSaving } from "./package/sinks/choose-sink";
import { startInBrowser } from "./package/start-in-browser";

interface Asked {
	client: ReturnType<typeof useTRPCClient>;
	event: Pick<EventView, "id" | "slug" | "name" | "timezone" | "sections">;
	choice: Choice;
	/** Names of folders in the reader's language. */
	words: { noSection: string; noTime: string; noName: string };
}

/** Whether this browser saves a package in several files. */
export const writesParts = () => wayOfSaving() === "parts";

/** Call it in the handler of a press. Null if the person closed the browser's dialog. */
export async function makePackage({
	client,
	event,
	choice,
	words,
}: Asked): Promise<Omit<Held, "link"> | null> {
	const sink = await chooseSink(archiveName(event.name, null));
	if (!sink) return null;
	const { what, files, hidden, folders } = choice;
	const { id, slug, name, timezone: timeZone, sections } = event;
	const request = { eventId: id, what, files, hidden };
	const making = startInBrowser({
		...{ request, sink, event: { id, slug, name } },
		arrange: { by: folders, timeZone, sections, words },
		api: {
			list: (input) => client.takeHome.list.query(input),
			sign: (input) => client.takeHome.sign.query(input),
		},
	});
	return { event: { id, slug, name }, request, folders, making };
}
