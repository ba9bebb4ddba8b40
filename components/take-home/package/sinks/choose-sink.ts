/** Chooses how this browser saves a package, by what it can do and never by its name. */
import type { PackageSink } from "../package.types";

/** "file": the person chooses a file, written as it grows. "download": an ordinary download through a service worker. "parts": numbered archives. */
export type WayOfSaving = "file" | "download" | "parts";

/** What this browser can do. It may still fall back to "parts" when a download does not begin. */
export function wayOfSaving(): WayOfSaving {
	if ("showSaveFilePicker" in window) return "file";
	return "serviceWorker" in navigator ? "download" : "parts";
}

/**
 * Call it in the handler of a press, before anything is awaited. Resolves with null if the person closed the browser's dialog.
 * `name` is that of the archive and ends in .zip.
 */
export function chooseSink(_name: string): Promise<PackageSink | null> {
	throw new Error("not built yet");
}
