"use client";

import { lazy, Suspense, useEffect } from "react";
import { importPatiently } from "../ui/import-patiently";
import { watchPerson } from "../upload/keep/markers";
import { usePerson } from "../upload/person";
import { letGo, useHeld } from "./held";

/** Loaded when a download has begun, because every page of events has this. */
const RunningNote = lazy(() =>
	importPatiently(async () => ({ default: (await import("./running-note")).RunningNote })),
);

/** The download of this tab in the header of each page. It ends when its person signs out in another tab. */
export function RunningPackage({ className }: { className?: string }) {
	const held = useHeld();
	const person = usePerson();
	useEffect(() => watchPerson(person, letGo), [person]);
	return held ? (
		<Suspense>
			<RunningNote held={held} className={className} />
		</Suspense>
	) : null;
}
