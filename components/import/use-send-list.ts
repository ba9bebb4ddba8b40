import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { importPartBytes, importPartRows } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";
import { useTRPC, useTRPCClient } from "../trpc/client";
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

/** As many rows at a time as one request may hold. */
export function* parts(people: readonly ListedPerson[]): Generator<ListedPerson[]> {
	const encoder = new TextEncoder();
	let part: ListedPerson[] = [];
	let bytes = 0;
	for (const person of people) {
		const size = encoder.encode(JSON.stringify(person)).length + 1;
		if (part.length > 0 && (bytes + size > importPartBytes || part.length === importPartRows)) {
			yield part;
			part = [];
			bytes = 0;
		}
		part.push(person);
		bytes += size;
	}
	if (part.length > 0) yield part;
}
