import type { Deps } from "../deps";
import { mayMakeEvents } from "../policies/creators";
import { isOperator } from "../policies/operators";

/**
 * Whether the person may make events, whether they run the install, and whether the site is untouched: nobody can make events
 * yet and there are none. Then the page explains the first step, because the reader may be the person who runs the site.
 */
export async function eventStart(
	deps: Pick<Deps, "db" | "eventCreators" | "operators">,
	{ userId }: { userId: string },
): Promise<{ allowed: boolean; operates: boolean; untouched: boolean }> {
	const [allowed, operates] = await Promise.all([
		mayMakeEvents(deps, { userId }),
		isOperator(deps, { userId }),
	]);
	if (allowed || deps.eventCreators !== "named") return { allowed, operates, untouched: false };
	const [event, creator] = await Promise.all([
		deps.db.event.findFirst({ select: { id: true } }),
		deps.db.eventCreator.findFirst({ select: { email: true } }),
	]);
	return { allowed, operates, untouched: !event && !creator };
}
