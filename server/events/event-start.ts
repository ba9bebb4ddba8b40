import type { Deps } from "../deps";
import { mayMakeEvents } from "../policies/creators";

/**
 * Whether the person may make events, and whether the site is untouched: nobody can make events yet and there are none.
 * Then the page explains the first step, because the reader may be the person who runs the site.
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
