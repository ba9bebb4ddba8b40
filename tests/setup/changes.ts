import { startOfChanges } from "@/server/changes/start-of-changes";
import type { Scene } from "./photos";
import type { Person } from "./scene";

/** Reads the change feed as this person, each time from where the last answer ended. */
export async function changesIn(s: Pick<Scene, "as" | "deps" | "event">, who: Person) {
	let since = await startOfChanges(s.deps);
	return async () => {
		const answer = await s.as(who).events.changes({ eventId: s.event.id, since });
		since = answer.cursor;
		return answer;
	};
}
