/** What the roll's queries have in common: which pages of it are loaded, and how a press changes them at once. */
import type { QueryClient } from "@tanstack/react-query";
import type { useTRPC } from "../trpc/client";
import type { RollAnswer } from "../trpc/types";

type Api = ReturnType<typeof useTRPC>;

/** Reads everything about this roll again. */
export const refreshRoll = (queryClient: QueryClient, api: Api) =>
	queryClient.invalidateQueries(api.roll.pathFilter());

/** Shows the people as attended, or not, before the server has answered. */
export function showAttended(
	queryClient: QueryClient,
	api: Api,
	{ personIds, attended }: { personIds: readonly string[]; attended: boolean },
): void {
	const changed = new Set(personIds);
	queryClient.setQueriesData<RollAnswer>(api.roll.list.pathFilter(), (answer) => {
		if (!answer?.rows.some(({ id }) => changed.has(id))) return answer;
		const rows = answer.rows.map((row) =>
			changed.has(row.id) && (row.status === "ATTENDED") !== attended
				? {
						...row,
						status: attended ? ("ATTENDED" as const) : ("REGISTERED" as const),
						checkedInAt: attended ? new Date() : null,
					}
				: row,
		);
		return { ...answer, rows };
	});
}
