/** Chooses how this browser saves a package, by what it can do and never by its name. */
import { downloadSink } from "./download-sink";
import { type ChosenFile, fileSink } from "./file-sink";
import { partsSink } from "./parts-sink";
import type { PackageSink } from "./sink.types";

/** "file": the person chooses a file, written as it grows. "download": an ordinary download. "parts": numbered archives, one press each. */
export type WayOfSaving = "file" | "download" | "parts";

declare global {
	interface Window {
		/** File System Access, WICG. TypeScript does not know it, because only Chromium has it. */
		showSaveFilePicker?(options: {
			suggestedName: string;
			types: { accept: Record<string, string[]> }[];
		}): Promise<ChosenFile>;
	}
}

/** What this browser can probably do. It falls back to the next way if that fails before anything is written. */
export function wayOfSaving(): WayOfSaving {
	if (window.showSaveFilePicker) return "file";
	return "serviceWorker" in navigator ? "download" : "parts";
}

/**
 * Call it in the handler of a press, before anything is awaited. `name` is that of the archive (../archive-name.ts). Resolves
 * with null if the person closed the dialog that asks where to save.
 */
export async function chooseSink(name: string): Promise<PackageSink | null> {
	const way = wayOfSaving();
	if (way === "file") {
		try {
			const accept = { "application/zip": [".zip"] };
			const chosen = await window.showSaveFilePicker?.({ suggestedName: name, types: [{ accept }] });
			if (chosen) return fileSink(chosen);
		} catch (error) {
			if (error instanceof DOMException && error.name === "AbortError") return null;
		}
	}
	if (way === "parts") return partsSink();
	return downloadSink(name).catch(() => partsSink());
}
