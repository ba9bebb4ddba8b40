"use client";

import type { ListRead } from "../read/list";

export interface ReadListProps {
	/** IANA, the event's. Times in a list that name no zone are times there. */
	timezone: string;
	/** Called with each list that was read, again when a column is set by hand, and with null while there is none. */
	onRead: (list: ListRead | null) => void;
}

/** Takes a list from a file or from the clipboard and shows what was read. Nothing leaves the device. */
export function ReadList(_: ReadListProps) {
	return null;
}
