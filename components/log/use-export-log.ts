import { useState } from "react";
import { useTranslations } from "#translations";
import { csvOf } from "@/rules/csv";
import { logExportMax } from "@/rules/log";
import { saveFile } from "../export/save-file";
import { useTRPCClient } from "../trpc/client";
import type { LogEntry } from "../trpc/types";
import type { LogFilter } from "./log-filter";
import { useEntryText } from "./use-entry-text";

/** Makes a file of all entries of the filter, on this device. */
export function useExportLog(event: { id: string; slug: string }, filter: LogFilter) {
	const client = useTRPCClient();
	const t = useTranslations("log");
	const { whatOf, whyOf } = useEntryText();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const [saved, setSaved] = useState<{ count: number; whole: boolean } | null>(null);

	async function save() {
		setBusy(true);
		setError(null);
		setSaved(null);
		try {
			const entries: LogEntry[] = [];
			let cursor: string | null = null;
			do {
				const part: Awaited<ReturnType<typeof client.log.export.mutate>> = await client.log.export.mutate({
					...{ eventId: event.id, ...filter, cursor },
				});
				entries.push(...part.entries);
				cursor = part.nextCursor;
			} while (cursor !== null && entries.length < logExportMax);
			const table = [
				[t("when"), t("who"), t("what"), t("whose"), t("why"), t("subject")],
				...entries.map((entry) => [
					...[entry.at.toISOString(), entry.by ?? "", whatOf(entry.action), entry.whose ?? ""],
					...[whyOf(entry) ?? "", entry.subject],
				]),
			];
			saveFile(new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" }), `${event.slug}-log.csv`);
			setSaved({ count: entries.length, whole: cursor === null });
		} catch (failure) {
			setError(failure);
		} finally {
			setBusy(false);
		}
	}
	return { save, busy, error, saved };
}
