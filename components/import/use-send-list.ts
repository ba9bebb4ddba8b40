import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { parts } from "./parts";
import type { ListRead } from "./read/list";

/** The server is busy with one while the next travels. */
const partsAtOnce = 3;

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Sends a list in parts and has it compared. `progress` is how many rows have arrived; null if nothing is under way. A list
 * whose sending failed goes on as the same import, because a row that has arrived is left as it is.
 */
export function useSendList(eventId: string, onCompared: (importId: string) => void) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [progress, setProgress] = useState<number | null>(null);
	const [error, setError] = useState<unknown>(null);
	const begun = useRef<{ list: ListRead; importId: string } | null>(null);

	async function begin(list: ListRead, pasted: string): Promise<string> {
		if (begun.current?.list === list) return begun.current.importId;
		const { importId } = await client.imports.begin.mutate({
			...{ eventId, count: list.people.length, fileName: list.fileName.slice(-255) || pasted },
		});
		begun.current = { list, importId };
		return importId;
	}

	async function send(list: ListRead, pasted: string) {
		setError(null);
		setProgress(0);
		try {
			const importId = await begin(list, pasted);
			const waiting = parts(list.people);
			// An error in one ends what the others take from.
			const sendParts = async () => {
				for (;;) {
					// Making a part takes milliseconds, and so does sending it: each is a task of its own.
					await nextTask();
					const { value: rows } = waiting.next();
					if (!rows) return;
					await nextTask();
					const { arrived } = await client.imports.addRows.mutate({ eventId, importId, rows });
					setProgress((before) => Math.max(before ?? 0, arrived));
				}
			};
			await Promise.all(Array.from({ length: partsAtOnce }, sendParts));
			const compared = await client.imports.compare.mutate({ eventId, importId });
			queryClient.setQueryData(api.imports.byId.queryKey({ eventId, importId }), compared);
			void queryClient.invalidateQueries(api.imports.recent.pathFilter());
			onCompared(importId);
			begun.current = null;
		} catch (failure) {
			// Somebody else may have discarded it, or it is a day old.
			if (failureOf(failure).code === "IMPORT_NOT_FOUND") begun.current = null;
			setError(failure);
		} finally {
			setProgress(null);
		}
	}
	return { send, progress, error };
}
