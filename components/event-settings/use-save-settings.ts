import { useEffect, useState } from "react";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventSettings } from "../trpc/types";
import { changedFields, type FormField, type FormValues, mergedValues, valuesOf } from "./form-values";
import { unsavedSettings } from "./unsaved-settings";

interface Theirs {
	by: string | null;
	fields: readonly FormField[];
	values: FormValues;
}

/**
 * The values of the form, and saving them. If another organizer saved in the meantime, their change comes into the form,
 * except where this person typed, and is shown; saving again then overwrites what both changed, knowingly.
 */
export function useSaveSettings(settings: EventSettings, onSaved: (after: { slug: string }) => void) {
	const client = useTRPCClient();
	/** The settings that the form was filled from. */
	const [kept] = useState(() => unsavedSettings.get(settings.id));
	const [seen, setSeen] = useState(kept?.seen ?? settings);
	const [values, setValues] = useState(() => kept?.values ?? valuesOf(settings));
	/** Whether the form still shows what was kept from before. */
	const [isKept, setKept] = useState(kept !== undefined);
	const [busy, setBusy] = useState(false);
	const [saved, setSaved] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const [theirs, setTheirs] = useState<Theirs | null>(null);
	/** How many photos wait, while the organizer is asked what becomes of them. */
	const [waiting, setWaiting] = useState<number | null>(null);
	const base = valuesOf(seen);
	const { id: eventId } = settings;
	const isUnsaved = changedFields(base, values).length > 0;
	useEffect(() => {
		if (isUnsaved) unsavedSettings.set(eventId, { seen, values });
		else unsavedSettings.delete(eventId);
	}, [isUnsaved, eventId, seen, values]);

	async function save(answer?: "show" | "keep") {
		setBusy(true);
		setSaved(false);
		setError(null);
		setTheirs(null);
		setWaiting(null);
		try {
			const after = await client.events.update.mutate({
				...{ ...values, eventId, version: seen.version, waiting: answer },
			});
			const now = await client.events.settings.query({ eventId });
			setSeen(now);
			setValues(valuesOf(now));
			setSaved(true);
			setKept(false);
			onSaved(after);
		} catch (refused) {
			const { code, params } = failureOf(refused);
			if (code === "PHOTOS_WAITING") setWaiting(Number(params?.count));
			else if (code === "EVENT_CHANGED") await showTheirs().catch(setError);
			else setError(refused);
		} finally {
			setBusy(false);
		}
	}

	async function showTheirs() {
		const now = await client.events.settings.query({ eventId });
		const after = valuesOf(now);
		setTheirs({ by: now.changedBy, fields: changedFields(base, after), values: after });
		setValues(mergedValues(base, values, after));
		setSeen(now);
	}

	function write(change: Partial<FormValues>) {
		setSaved(false);
		setValues((before) => ({ ...before, ...change }));
	}

	function discard() {
		unsavedSettings.delete(eventId);
		const newest = settings.version > seen.version ? settings : seen;
		setSeen(newest);
		setValues(valuesOf(newest));
		setKept(false);
		setError(null);
		setTheirs(null);
	}

	return {
		...{ values, write, base, save, busy, saved, error, theirs, waiting },
		...{ isUnsaved, isKept: isKept && isUnsaved, discard },
		dismissWaiting: () => setWaiting(null),
	};
}
