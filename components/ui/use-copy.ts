"use client";

import { type RefObject, useState } from "react";

type Field = RefObject<HTMLTextAreaElement | HTMLInputElement | null>;

/**
 * Copies what is in a field, which is selected as well, so that people can copy it themselves where the browser refuses. The
 * name says which of several fields was copied last.
 */
export function useCopy<Name extends string>() {
	const [last, setLast] = useState<{ name: Name; failed: boolean } | null>(null);
	async function copy(name: Name, field: Field) {
		setLast(null);
		field.current?.select();
		try {
			await navigator.clipboard.writeText(field.current?.value ?? "");
			setLast({ name, failed: false });
		} catch {
			// Without HTTPS a browser has no clipboard, and people may refuse it.
			setLast({ name, failed: true });
		}
	}
	return { copy, endOf: (name: Name) => (last?.name === name ? last : null) };
}
