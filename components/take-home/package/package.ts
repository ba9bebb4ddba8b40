/** Starts the making of a package. What it needs comes in, so that it runs without a page (./start-in-browser.ts has a browser's). */
import type { Package, PackageRequest, PackageSink } from "./package.types";

export interface PackageOptions {
	readonly request: PackageRequest;
	/** The event's name and address, for the names of archives and the manifest. */
	readonly event: { readonly name: string; readonly slug: string };
	/** How photos are put into folders. */
	readonly folders: "person" | "section" | "time" | "none";
	readonly sink: PackageSink;
}

export function startPackage(_options: PackageOptions): Package {
	throw new Error("not built yet");
}
