import type { Deps } from "../deps";
import { mayMakeEvents } from "../policies/creators";

/**
 * Whether the person may make events, and whether nobody can yet and there are none: then the person who runs the site
 * has to be told what to do, and that may be whoever asks.
 */
export async function eventStart(
	deps: Pick<Deps, "db" | "eventCreators">,
	{ userId }: { userId: string },
): Promise<{ allowed: boolean; untouched: boolean }> {
	const allowed = await mayMakeEvents(deps, { userId });
	if (allowed || deps.eventCreators !== "named") return { allowed, untouched: false };
	const [event, creator] = await Promise.all([
		deps.db.event.findFirst({ select: { id: true } }),
		deps.db.eventCreator.findFirst({ select: { email: true } }),
	]);
	return { allowed, untouched: !event && !creator };
}
