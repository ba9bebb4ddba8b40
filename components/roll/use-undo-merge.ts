import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { UndoneMerge } from "../trpc/types";
import { refreshRoll } from "./roll-cache";

type InTheWay = Extract<UndoneMerge, { undone: false }>["inTheWay"][number];

/** Takes a merge back, and says in a sentence what came of it. */
export function useUndoMerge(onDone: (done: { text: string; undone: boolean }) => void) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const names: Record<InTheWay, string> = {
		...{
			name: t("name"),
			email: t("email"),
			group: t("group"),
			note: t("note"),
			ticketCode: t("fieldTicket"),
		},
		...{ plusOnes: t("fieldPlusOnes"), status: t("status"), checkedInAt: t("fieldTime") },
		...{ role: t("fieldRole"), userId: t("fieldAccount"), guardianId: t("fieldFamily") },
		...{ household: t("fieldFamily"), merge: t("fieldMerge") },
	};
	return useMutation(
		api.roll.undoMerge.mutationOptions({
			onSuccess: (answer) => {
				if (answer.undone) return onDone({ text: t("mergeUndone"), undone: true });
				const what = [...new Set(answer.inTheWay.map((field) => names[field]))];
				onDone({ text: t("mergeNotUndone", { what }), undone: false });
			},
			onSettled: () => refreshRoll(queryClient, api),
		}),
	);
}
