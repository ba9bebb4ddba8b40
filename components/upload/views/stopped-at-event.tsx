"use client";

/**
 * On the page that is shown in place of an event which the person cannot see (any more): their photos that have stopped.
 * Most visits never load more than this.
 */
import { useParams } from "next/navigation";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { importPatiently } from "../../ui/import-patiently";
import { holdsPhotos } from "../keep/markers";

const StoppedPhotos = lazy(() =>
	importPatiently(async () => ({ default: (await import("./stopped-photos")).StoppedPhotos })),
);

const never = () => () => {};

export function StoppedAtEvent() {
	const { slug } = useParams<{ slug: string }>();
	const mayBeTheirs = useSyncExternalStore(never, holdsPhotos, () => false);
	return mayBeTheirs ? (
		<Suspense fallback={null}>
			<StoppedPhotos slug={slug} />
		</Suspense>
	) : null;
}
