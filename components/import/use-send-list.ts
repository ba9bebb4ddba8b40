import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { parts } from "./parts";
import type { ListRead } from "./read/list";

/** Sends a list in parts and has it compared. `progress` is how many rows have arrived; null if nothing is under way. */
export function useSendList(eventId: string, onCompared: (importId: string) => void) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [progress, setProgress] = useState<number | null>(null);
	const [error, setError] = useState<unknown>(null);

	async function send({ fileName, people }: ListRead, pasted: string) {
		setError(null);
		setProgress(0);
		try {
			const { importId } = await client.imports.begin.mutate({
				...{ eventId, count: people.length, fileName: fileName.slice(-255) || pasted },
			});
			for (const rows of parts(people)) {
				const { arrived } = await client.imports.addRows.mutate({ eventId, importId, rows });
				setProgress(arrived);
			}
			const compared = await client.imports.compare.mutate({ eventId, importId });
			queryClient.setQueryData(api.imports.byId.queryKey({ eventId, importId }), compared);
			void queryClient.invalidateQueries(api.imports.recent.pathFilter());
			onCompared(importId);
		} catch (failure) {
			setError(failure);
		} finally {
			setProgress(null);
		}
	}
	return { send, progress, error };
}
