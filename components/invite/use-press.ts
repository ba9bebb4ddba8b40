import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../trpc/client";

/** Whom the dialog is about; without `personIds`, everybody on the roll. */
export interface Meant {
	eventId: string;
	personIds?: string[];
}

/** What the last press did, and the press that Undo takes back. */
export interface Done {
	count: number;
	press: string | null;
}

/**
 * Presses that tell people, and taking the last one back. Each has an id of its own, which is used again if its answer was
 * lost, so that repeating it changes nothing.
 */
export function usePress(meant: Meant, refresh: () => Promise<unknown>) {
	const api = useTRPC();
	const [done, setDone] = useState<Done | null>(null);
	const [press, setPress] = useState(() => crypto.randomUUID());
	const ended = (count: number) => {
		setDone({ count, press: count > 0 ? press : null });
		setPress(crypto.randomUUID());
	};
	const settled = { onSettled: refresh };
	const send = useMutation(
		api.invitations.send.mutationOptions({ onSuccess: ({ mails }) => ended(mails), ...settled }),
	);
	const mark = useMutation(
		api.invitations.tellByHand.mutationOptions({ onSuccess: ({ told }) => ended(told), ...settled }),
	);
	const undo = useMutation(
		api.invitations.undo.mutationOptions({
			onSuccess: ({ changed }) => setDone({ count: changed, press: null }),
			...settled,
		}),
	);
	return {
		done,
		isUndone: undo.isSuccess && done?.press === null,
		error: send.error ?? mark.error ?? undo.error,
		busy: send.isPending || mark.isPending || undo.isPending,
		send(again: boolean) {
			undo.reset();
			send.mutate({ ...meant, press, again });
		},
		mark() {
			undo.reset();
			mark.mutate({ ...meant, press });
		},
		undo(of: string) {
			send.reset();
			mark.reset();
			undo.mutate({ eventId: meant.eventId, press: of });
		},
	};
}
