"use client";

/**
 * Who is signed in, for what the browser keeps of their photos. When the person signs out in another tab, or somebody else
 * signs in there, this tab stops sending and loads its page again, because it would send with the other's session.
 */
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { importPatiently } from "../ui/import-patiently";
import { canKeep, mayHoldPhotos, notePerson, watchPerson } from "./keep/markers";
import { closeQueues } from "./open-queues";

const Person = createContext("");

export const usePerson = () => useContext(Person);

async function cleanUp() {
	if (!(await mayHoldPhotos())) return;
	const { clean } = await importPatiently(() => import("./keep/loaded"));
	// A browser that refuses its database has nothing to delete.
	await clean().catch(() => {});
}

export function PersonProvider({ id, children }: { id: string; children: ReactNode }) {
	useEffect(() => {
		notePerson(id);
		if (canKeep()) void cleanUp();
		return watchPerson(id, () => {
			closeQueues();
			location.reload();
		});
	}, [id]);
	return <Person value={id}>{children}</Person>;
}
