"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp, UserPlus, Users, X } from "lucide-react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "#translations";
import { type PhotosOfRemoved, type RollOrder, type RollPart, rollBulkMax, rollPageSize } from "@/rules/roll";
import { ExportButton } from "../export/export-button";
import { InviteButton } from "../invite/invite-button";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, MergedRow, RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { useSettled } from "../waiting/use-settled";
import { AddDialog } from "./add-dialog";
import { FindDialog } from "./find-dialog";
import { MergeDialog } from "./merge-dialog";
import { MergeOffers } from "./merge-offers";
import { PersonDialog } from "./person-dialog";
import { useRollName } from "./person-name";
import { refreshRoll, showAttended } from "./roll-cache";
import { RollFilters } from "./roll-filters";
import { RollList } from "./roll-list";
import { RollNote, type RollNoteText } from "./roll-note";
import { SelectionBar } from "./selection-bar";
import { TakeOffDialog } from "./take-off-dialog";
import type { RollView } from "./use-roll-rows";
import { useUndoMerge } from "./use-undo-merge";

const everybody: RollView = {
	search: "",
	status: undefined,
	part: undefined,
	group: undefined,
	order: "name",
};

/** Milliseconds without another letter after which the server is asked. */
const typingMs = 180;

type Open =
	| { kind: "add"; guardian?: RollRow }
	| { kind: "person"; row: RollRow }
	| { kind: "takeOff"; rows: RollRow[] }
	| { kind: "findSame"; row: RollRow }
	| { kind: "findGuardian"; row: RollRow }
	| { kind: "merge"; pair: readonly [RollRow, RollRow] };

interface RollPageProps {
	event: Pick<EventView, "id" | "slug" | "timezone">;
	/** What the page begins with. */
	part: RollPart | undefined;
	order: RollOrder;
}

export function RollPage({ event, part, order }: RollPageProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const failureText = useFailureText();
	const nameOf = useRollName();
	const eventId = event.id;
	const [view, setView] = useState<RollView>({ ...everybody, part, order });
	// Whoever types fast asks the server once, and not with each letter. An emptied field shows everybody at once.
	const settled = useSettled(view.search, typingMs);
	const search = view.search === "" ? "" : settled;
	// The list of the words before stays until the answer for the new ones is there.
	const shownView = useDeferredValue(useMemo(() => ({ ...view, search }), [view, search]));
	const [selected, setSelected] = useState<ReadonlyMap<string, RollRow>>(new Map());
	const [note, setNote] = useState<RollNoteText | null>(null);
	const [open, setOpen] = useState<Open | null>(null);
	const counts = useQuery(api.roll.counts.queryOptions({ eventId }));
	const groups = counts.data?.groups.map(({ name }) => name) ?? [];
	const fail = (error: unknown) => setNote({ text: failureText(failureOf(error)), failed: true });

	const { mutate: mark } = useMutation(
		api.roll.setAttended.mutationOptions({
			onMutate: (press) => showAttended(queryClient, api, press),
			onSuccess: ({ change, changed }, { attended }) =>
				setNote({ text: t(attended ? "marked" : "unmarked", { count: changed }), undo: { change } }),
			onError: fail,
			onSettled: () => refreshRoll(queryClient, api),
		}),
	);
	const undo = useMutation(
		api.roll.undo.mutationOptions({
			onSuccess: ({ changed }) => setNote({ text: t("undone", { count: changed }) }),
			onError: fail,
			onSettled: () => refreshRoll(queryClient, api),
		}),
	);

	const undoMerge = useUndoMerge(({ text, undone }) => setNote({ text, failed: !undone }));
	const guard = useMutation(
		api.roll.setGuardian.mutationOptions({
			onSuccess: (row) => setOpen({ kind: "person", row }),
			onSettled: () => refreshRoll(queryClient, api),
		}),
	);

	const onSelect = useCallback((row: RollRow, chosen: boolean) => {
		setSelected((before) => {
			const after = new Map(before);
			if (chosen && after.size < rollBulkMax) after.set(row.id, row);
			else after.delete(row.id);
			return after;
		});
	}, []);
	const onOpen = useCallback((row: RollRow) => setOpen({ kind: "person", row }), []);
	const onAttended = useCallback(
		(row: RollRow, attended: boolean) => mark({ eventId, personIds: [row.id], attended }),
		[eventId, mark],
	);
	const change = (changed: Partial<RollView>) => {
		setView((before) => ({ ...before, ...changed }));
		setSelected(new Map());
	};

	/** Selects everybody of this view, up to the number that one press can change. */
	async function selectAll() {
		try {
			const all = new Map<string, RollRow>();
			for (let from = 0; from < rollBulkMax; from += rollPageSize) {
				const page = await queryClient.fetchQuery(api.roll.list.queryOptions({ eventId, ...view, from }));
				for (const row of page.rows) all.set(row.id, row);
				if (from + rollPageSize >= page.total) break;
				if (from + rollPageSize >= rollBulkMax) setNote({ text: t("onlyFirst", { max: rollBulkMax }) });
			}
			setSelected(all);
		} catch (error) {
			fail(error);
		}
	}

	function takenOff({ people, photos, how }: { people: number; photos: number; how: PhotosOfRemoved }) {
		const said = { KEEP: "takenOff", HIDE: "takenOffHidden", REMOVE: "takenOffRemoved" } as const;
		setNote({ text: t(said[how], { count: people, photos }) });
		setSelected(new Map());
		setOpen(null);
		void refreshRoll(queryClient, api);
	}

	/** The two selected rows, as they are on the screen now and not as they were when they were selected. */
	async function mergeSelected() {
		try {
			const [one, other] = await Promise.all(
				[...selected.keys()].map((personId) =>
					queryClient.fetchQuery(api.roll.person.queryOptions({ eventId, personId }, { staleTime: 0 })),
				),
			);
			if (one && other) setOpen({ kind: "merge", pair: [one, other] });
		} catch (error) {
			fail(error);
		}
	}

	function merged({ mergeId, row }: MergedRow) {
		setNote({ text: t("merged", { name: nameOf(row) }), undo: { mergeId } });
		setSelected(new Map());
		setOpen(null);
	}

	const isNarrowed =
		view.search.trim() !== "" ||
		view.status !== undefined ||
		view.part !== undefined ||
		view.group !== undefined;
	return (
		// Room for the note at the bottom of the screen, which would otherwise cover the last people of the list.
		<section aria-labelledby="roll-title" className="flex flex-col gap-4 pb-24">
			<div className="flex flex-wrap items-end justify-between gap-3">
				<div>
					<h2 id="roll-title" className="text-xl font-semibold tracking-tight">
						{t("title")}
					</h2>
					<p className="mt-1 text-sm text-muted">
						{t("lead")}
						{counts.data && counts.data.plusOnes > 0 ? (
							<>
								{" "}
								{t("people", {
									count: counts.data.INVITED + counts.data.REGISTERED + counts.data.ATTENDED,
								})}{" "}
								{t("plusOnes", { count: counts.data.plusOnes })}.
							</>
						) : null}
					</p>
				</div>
				<div className="flex flex-wrap gap-2">
					<InviteButton eventId={eventId} />
					<ButtonLink href={`/events/${event.slug}/roll/import`}>
						<FileUp aria-hidden className="size-4" /> {t("importList")}
					</ButtonLink>
					<ExportButton event={event} />
					<Button variant="primary" aria-haspopup="dialog" onClick={() => setOpen({ kind: "add" })}>
						<UserPlus aria-hidden className="size-4" /> {t("addPerson")}
					</Button>
				</div>
			</div>
			<MergeOffers eventId={eventId} onMerge={(pair) => setOpen({ kind: "merge", pair })} />
			<RollFilters view={view} counts={counts.data} onChange={change} />
			<SelectionBar
				eventId={eventId}
				selected={selected}
				onSelectAll={() => void selectAll()}
				onClear={() => setSelected(new Map())}
				onAttended={(attended) => mark({ eventId, personIds: [...selected.keys()], attended })}
				onMerge={() => void mergeSelected()}
				onTakeOff={() => setOpen({ kind: "takeOff", rows: [...selected.values()] })}
			/>
			<RollList
				eventId={eventId}
				timezone={event.timezone}
				view={shownView}
				selected={selected}
				onSelect={onSelect}
				onOpen={onOpen}
				onAttended={onAttended}
				empty={
					isNarrowed ? (
						<EmptyState
							icon={<X className="size-6" />}
							title={t("nothingFound")}
							action={<Button onClick={() => change(everybody)}>{t("showEverybody")}</Button>}
						>
							{t("nothingFoundAdvice")}
						</EmptyState>
					) : (
						<EmptyState icon={<Users className="size-6" />} title={t("empty")}>
							{t("emptyAdvice")}
						</EmptyState>
					)
				}
			/>
			<RollNote
				note={note}
				busy={undo.isPending || undoMerge.isPending}
				onUndo={(press) =>
					"change" in press
						? undo.mutate({ eventId, ...press })
						: undoMerge.mutate({ eventId, ...press }, { onError: fail })
				}
				onClose={() => setNote(null)}
			/>
			{open?.kind === "add" ? (
				<AddDialog eventId={eventId} groups={groups} guardian={open.guardian} onClose={() => setOpen(null)} />
			) : null}
			{open?.kind === "person" ? (
				<PersonDialog
					event={event}
					row={open.row}
					groups={groups}
					onTakeOff={(row) => setOpen({ kind: "takeOff", rows: [row] })}
					onFindSame={(row) => setOpen({ kind: "findSame", row })}
					onMerge={(pair) => setOpen({ kind: "merge", pair })}
					onFindGuardian={(row) => setOpen({ kind: "findGuardian", row })}
					onAddDependant={(guardian) => setOpen({ kind: "add", guardian })}
					onUndone={(text) => {
						setNote({ text });
						setOpen(null);
					}}
					onClose={() => setOpen(null)}
				/>
			) : null}
			{open?.kind === "findSame" ? (
				<FindDialog
					eventId={eventId}
					title={t("findSameTitle", { name: nameOf(open.row) })}
					lead={t("findSameLead")}
					without={({ id, claimed }) => id === open.row.id || (claimed && open.row.claimed)}
					onChoose={(row) => setOpen({ kind: "merge", pair: [open.row, row] })}
					onClose={() => setOpen({ kind: "person", row: open.row })}
				/>
			) : null}
			{open?.kind === "findGuardian" ? (
				<FindDialog
					eventId={eventId}
					title={t("findGuardianTitle", { name: nameOf(open.row) })}
					lead={t("findGuardianLead")}
					without={({ id, guardian }) => id === open.row.id || guardian !== null}
					busy={guard.isPending}
					error={guard.error}
					onChoose={({ id: guardianId }) =>
						guard.mutate({ eventId, personId: open.row.id, version: open.row.version, guardianId })
					}
					onClose={() => {
						guard.reset();
						setOpen({ kind: "person", row: open.row });
					}}
				/>
			) : null}
			{open?.kind === "merge" ? (
				<MergeDialog eventId={eventId} pair={open.pair} onDone={merged} onClose={() => setOpen(null)} />
			) : null}
			{open?.kind === "takeOff" ? (
				<TakeOffDialog
					eventId={eventId}
					personIds={open.rows.map(({ id }) => id)}
					name={open.rows[0] ? nameOf(open.rows[0]) : ""}
					onDone={takenOff}
					onClose={() => setOpen(null)}
				/>
			) : null}
		</section>
	);
}
