"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "#translations";
import { BlockButton } from "../block/block-button";
import { Failed } from "../event-settings/failed";
import { InviteButton } from "../invite/invite-button";
import { useTRPC } from "../trpc/client";
import { hasCode } from "../trpc/query-client";
import type { RollPerson, RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PageLink } from "../ui/page-link";
import { AddressTaken } from "./address-taken";
import { PersonChanged } from "./person-changed";
import { PersonDuty } from "./person-duty";
import { PersonFamily } from "./person-family";
import { asInput, draftOf, PersonFields } from "./person-form";
import { PersonLog } from "./person-log";
import { PersonMerges } from "./person-merges";
import { useRollName } from "./person-name";
import { refreshRoll } from "./roll-cache";
import { Told } from "./told";

interface PersonDialogProps {
	event: { id: string; slug: string; timezone: string };
	row: RollRow;
	groups: readonly string[];
	onTakeOff: (row: RollRow) => void;
	/** Merge them with somebody. */
	onFindSame: (row: RollRow) => void;
	onMerge: (pair: readonly [RollRow, RollRow]) => void;
	onFindGuardian: (row: RollRow) => void;
	onAddDependant: (row: RollRow) => void;
	/** Called with a sentence when a merge of this row was undone. */
	onUndone: (text: string) => void;
	onClose: () => void;
}

/** Somebody on the roll: what is written down about them, what they added, and what happened. */
export function PersonDialog({
	event,
	row,
	groups,
	onTakeOff,
	onFindSame,
	onMerge,
	onFindGuardian,
	onAddDependant,
	onUndone,
	onClose,
}: PersonDialogProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const id = useId();
	const [draft, setDraft] = useState(() => draftOf(row));
	/** The row as this organizer last saw it. */
	const [seen, setSeen] = useState(row);
	const [theirs, setTheirs] = useState<RollRow | null>(null);
	const asked = { eventId: event.id, personId: row.id };
	const person = useQuery(api.roll.person.queryOptions(asked));
	const update = useMutation(
		api.roll.update.mutationOptions({
			onSuccess: async (saved) => {
				setSeen(saved);
				setDraft(draftOf(saved));
				setTheirs(null);
				await refreshRoll(queryClient, api);
			},
			onError: async (error) => {
				if (!hasCode(error, "PERSON_CHANGED")) return;
				// Null if the person was taken off the roll just now.
				const now = await queryClient
					.fetchQuery(api.roll.person.queryOptions(asked, { staleTime: 0 }))
					.catch(() => null);
				setTheirs(now);
				await refreshRoll(queryClient, api);
			},
		}),
	);
	/** A block counts as a change of the row. If nothing else has changed, what is typed here can still be saved. */
	async function blockChanged() {
		await refreshRoll(queryClient, api);
		const now = await queryClient.fetchQuery(api.roll.person.queryOptions(asked)).catch(() => null);
		if (now && JSON.stringify(draftOf(now)) === JSON.stringify(draftOf(seen))) setSeen(now);
	}
	const submit = (press: FormEvent) => {
		press.preventDefault();
		update.mutate({ ...asked, version: (theirs ?? seen).version, ...asInput(draft) });
	};
	const isAsSaved = JSON.stringify(draft) === JSON.stringify(draftOf(seen));
	return (
		<Dialog
			aria-labelledby={id}
			// Esc and a press beside the dialog discard nothing that was typed. Only the button does.
			onClose={() => isAsSaved && onClose()}
			className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} noValidate className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold wrap-anywhere">
					<bdi>{nameOf(seen)}</bdi>
				</h2>
				<div className="flex flex-col gap-1 text-sm text-muted">
					<p>{t(seen.claimed ? "claimed" : "notClaimed")}</p>
					{seen.ticketCode ? (
						<p className="wrap-anywhere">
							<bdi>{t("ticketCode", { code: seen.ticketCode })}</bdi>
						</p>
					) : null}
					{person.data ? <Told person={person.data} timezone={event.timezone} /> : null}
				</div>
				<PersonFields draft={draft} onChange={setDraft} groups={groups} />
				{theirs ? (
					<PersonChanged seen={seen} theirs={theirs} />
				) : (
					<AddressTaken
						eventId={event.id}
						error={update.error}
						email={draft.email}
						name={draft.name}
						onMerge={(holder) => onMerge([seen, holder])}
					/>
				)}
				<p role="status" className="text-sm text-good empty:hidden">
					{update.isSuccess ? t("saved") : null}
				</p>
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" busy={update.isPending}>
						{t("save")}
					</Button>
					<Button variant="quiet" onClick={onClose}>
						{t("close")}
					</Button>
					<Button
						variant="quiet"
						disabled={!isAsSaved}
						aria-haspopup="dialog"
						onClick={() => onFindSame(seen)}
					>
						{t("mergeWith")}
					</Button>
					<InviteButton eventId={event.id} personIds={[row.id]} name={nameOf(seen)} />
					{person.data && person.data.role !== "ORGANIZER" ? (
						<BlockButton
							eventId={event.id}
							person={{ id: row.id, name: nameOf(seen), isBlocked: person.data.uploadsBlockedAt !== null }}
							onChanged={() => void blockChanged()}
						/>
					) : null}
					<Button variant="quietDanger" aria-haspopup="dialog" onClick={() => onTakeOff(seen)}>
						{t("takeOff")}
					</Button>
				</div>
				<PersonDuty
					eventId={event.id}
					row={seen}
					unsaved={!isAsSaved}
					onSaved={(saved) => {
						setSeen(saved);
						void refreshRoll(queryClient, api);
					}}
				/>
				<PersonFamily
					eventId={event.id}
					row={seen}
					dependants={person.data?.dependants}
					unsaved={!isAsSaved}
					onSaved={(saved) => {
						setSeen(saved);
						void refreshRoll(queryClient, api);
					}}
					onFindGuardian={() => onFindGuardian(seen)}
					onAddDependant={() => onAddDependant(seen)}
				/>
				{person.data ? (
					<>
						<PersonMerges event={event} merges={person.data.merges} onUndone={onUndone} />
						<Past event={event} person={person.data} />
					</>
				) : (
					<Failed error={person.error} />
				)}
			</form>
		</Dialog>
	);
}

function Past({ event, person }: { event: PersonDialogProps["event"]; person: RollPerson }) {
	const t = useTranslations("roll");
	return (
		<div className="flex flex-col gap-3 border-t border-line pt-4 text-sm">
			<p className="flex flex-wrap items-baseline gap-x-3">
				{t("photos", { count: person.photos })}
				{person.photos > 0 ? (
					<PageLink
						href={`/events/${event.slug}?by=${person.uploaderId}`}
						className="font-medium underline underline-offset-2"
					>
						{t("showPhotos")}
					</PageLink>
				) : null}
			</p>
			<PersonLog log={person.log} duties={person.duties} timezone={event.timezone} />
			<p>
				<PageLink
					href={`/events/${event.slug}/log?person=${person.id}`}
					className="font-medium underline underline-offset-2"
				>
					{t("wholeLog")}
				</PageLink>
			</p>
		</div>
	);
}
