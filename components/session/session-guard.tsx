"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { sessionHasEnded, watchSession } from "../trpc/session";
import { importPatiently } from "../ui/import-patiently";
import { tellOtherPages } from "./pages-of-person";

/** Loaded when the session has ended. */
const SignedOutNote = lazy(() =>
	importPatiently(async () => ({ default: (await import("./signed-out-note")).SignedOutNote })),
);

/** When the session ends, the page stays, and says how it goes on. `person` is the id of the person the page was made for. */
export function SessionGuard({ person }: { person: string }) {
	const hasEnded = useSyncExternalStore(watchSession, sessionHasEnded, () => false);
	useEffect(tellOtherPages, []);
	return hasEnded ? (
		<Suspense>
			<SignedOutNote person={person} />
		</Suspense>
	) : null;
}
