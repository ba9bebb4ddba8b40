import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../trpc/client";
import type { DoorAnswer, DoorPerson } from "../trpc/types";

/** What came of a press. */
export type Pressed =
	| { kind: "in" | "already" | "walkIn"; person: DoorPerson }
	| { kind: "undone" | "notUndone"; name: string | null }
	| { kind: "failed"; error: unknown };

/**
 * What a steward can press. An answer is shown at once in each list that has the person, and then the lists and the number are
 * read again, because others press at the same time.
 */
export function useDoorPresses(eventId: string, tell: (pressed: Pressed) => void) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
	const lists = api.door.search.pathFilter();

	const change = (people: (before: DoorPerson[]) => DoorPerson[]) =>
		queryClient.setQueriesData<DoorAnswer>(lists, (answer) =>
			answer ? { ...answer, people: people(answer.people) } : answer,
		);
	const show = (person: DoorPerson) =>
		change((people) => people.map((one) => (one.id === person.id ? person : one)));
	const begin = ({ personId }: { personId: string }) => setBusy((before) => new Set(before).add(personId));
	const end = ({ personId }: { personId: string }) => {
		setBusy((before) => new Set([...before].filter((id) => id !== personId)));
		void queryClient.invalidateQueries(api.door.pathFilter());
	};
	const onError = (error: unknown) => tell({ kind: "failed", error });

	const checkIn = useMutation(
		api.door.checkIn.mutationOptions({
			onMutate: begin,
			onSuccess({ already, person }) {
				show(person);
				tell({ kind: already ? "already" : "in", person });
			},
			onError,
			onSettled: (_answer, _error, press) => end(press),
		}),
	);
	const undo = useMutation(
		api.door.undo.mutationOptions({
			onMutate: begin,
			onSuccess({ undone, person }, { personId }) {
				const before = queryClient
					.getQueriesData<DoorAnswer>(lists)
					.flatMap(([, answer]) => answer?.people ?? [])
					.find(({ id }) => id === personId);
				if (person) show(person);
				else change((people) => people.filter(({ id }) => id !== personId));
				tell({ kind: undone ? "undone" : "notUndone", name: (person ?? before)?.name ?? null });
			},
			onError,
			onSettled: (_answer, _error, press) => end(press),
		}),
	);
	const companions = useMutation(
		api.door.setCompanions.mutationOptions({
			// At once, because the next press counts on from what is shown.
			onMutate: ({ personId, came }) =>
				change((people) => people.map((one) => (one.id === personId ? { ...one, plusOnesIn: came } : one))),
			onError,
			onSettled: () => void queryClient.invalidateQueries(api.door.pathFilter()),
		}),
	);
	const walkIn = useMutation(
		api.door.addWalkIn.mutationOptions({
			onSuccess: ({ person }) => tell({ kind: "walkIn", person }),
			onSettled: () => void queryClient.invalidateQueries(api.door.pathFilter()),
		}),
	);
	return {
		busy,
		checkIn: (personId: string) => checkIn.mutate({ eventId, personId }),
		undo: (personId: string, entry: string) => undo.mutate({ eventId, personId, entry }),
		setCompanions: (personId: string, came: number) => companions.mutate({ eventId, personId, came }),
		walkIn,
	};
}
