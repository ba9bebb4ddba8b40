"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import { AddressTaken } from "./address-taken";
import { asInput, emptyDraft, PersonFields } from "./person-form";
import { useRollName } from "./person-name";
import { refreshRoll } from "./roll-cache";

interface AddDialogProps {
	eventId: string;
	groups: readonly string[];
	/** Who looks after the people who are added. */
	guardian?: RollRow;
	onClose: () => void;
}

/** Adds people one after the other: it stays open for the next one, who is often of the same group. */
export function AddDialog({ eventId, groups, guardian, onClose }: AddDialogProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const id = useId();
	const form = useRef<HTMLFormElement>(null);
	const [draft, setDraft] = useState({ ...emptyDraft, group: guardian?.group ?? "" });
	const [attended, setAttended] = useState(false);
	const add = useMutation(
		api.roll.add.mutationOptions({
			onSuccess: () => {
				setDraft(({ group }) => ({ ...emptyDraft, group }));
				void refreshRoll(queryClient, api);
			},
		}),
	);
	// Only now: a field that is disabled cannot have the focus.
	useEffect(() => {
		if (add.isSuccess) form.current?.querySelector("input")?.focus();
	}, [add.isSuccess]);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		add.mutate({ eventId, attended, guardianId: guardian?.id, ...asInput(draft) });
	};
	/** Their address is somebody else's: they have none of their own, and are looked after. */
	const addWith = ({ id: guardianId }: RollRow) =>
		add.mutate({ eventId, attended, ...asInput(draft), guardianId, email: null });
	// The group is the one of the person before.
	const isEmpty = JSON.stringify({ ...draft, group: "" }) === JSON.stringify(emptyDraft);
	return (
		<Dialog
			aria-labelledby={id}
			// Esc and a press beside the dialog discard nothing that was typed. Only the button does.
			onClose={() => isEmpty && onClose()}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold">
					{guardian ? t("addDependantTitle", { name: nameOf(guardian) }) : t("addTitle")}
				</h2>
				{guardian ? (
					<p className="text-sm text-pretty text-muted">
						{t("addDependantLead", { name: nameOf(guardian) })}
					</p>
				) : null}
				{/* What somebody types on at once must not be lost when the answer comes. */}
				<fieldset disabled={add.isPending} className="contents">
					<PersonFields draft={draft} onChange={setDraft} groups={groups}>
						<CheckField
							label={t("attendedAlready")}
							checked={attended}
							onChange={(change) => setAttended(change.target.checked)}
						/>
					</PersonFields>
				</fieldset>
				<AddressTaken
					eventId={eventId}
					error={add.error}
					email={draft.email}
					name={draft.name}
					onChoose={addWith}
				/>
				<p role="status" className="text-sm text-good empty:hidden">
					{add.isSuccess ? t("added", { name: nameOf(add.data) }) : null}
				</p>
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" busy={add.isPending}>
						{t("add")}
					</Button>
					<Button variant="quiet" onClick={onClose}>
						{t("close")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
