"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "#translations";
import { mayOrganize } from "@/rules/roles";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import { hasCode } from "../trpc/query-client";
import type { MergedRow, RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import { useRollName } from "./person-name";
import { refreshRoll } from "./roll-cache";

const fields = ["name", "email", "group"] as const;
type Field = (typeof fields)[number];

interface MergeDialogProps {
	eventId: string;
	pair: readonly [RollRow, RollRow];
	onDone: (merged: MergedRow) => void;
	onClose: () => void;
}

/** Makes one row of two that are one person's. It asks only where both say something, and each says something else. */
export function MergeDialog({ eventId, pair, onDone, onClose }: MergeDialogProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const id = useId();
	const [rows, setRows] = useState(pair);
	const [one, other] = rows;
	// The words of the row that somebody has signed in as, if nothing else is chosen.
	const first = other.claimed && !one.claimed ? other : one;
	const [take, setTake] = useState<Partial<Record<Field, string>>>({});
	const merge = useMutation(
		api.roll.merge.mutationOptions({
			onSuccess: (merged) => {
				void refreshRoll(queryClient, api);
				onDone(merged);
			},
			onError: async (error) => {
				if (!hasCode(error, "PERSON_CHANGED")) return;
				// Shows what the other organizer wrote, so that the next press is about that.
				const fresh = (row: RollRow) =>
					queryClient.fetchQuery(
						api.roll.person.queryOptions({ eventId, personId: row.id }, { staleTime: 0 }),
					);
				const now = await Promise.all([fresh(one), fresh(other)]).catch(() => null);
				if (now) setRows(now);
			},
		}),
	);
	const submit = (press: FormEvent) => {
		press.preventDefault();
		const chosen = Object.fromEntries(fields.map((field) => [field, take[field] ?? first.id]));
		const people = rows.map(({ id: personId, version }) => ({ personId, version }));
		merge.mutate({ eventId, people, take: chosen });
	};
	const labels: Record<Field, string> = { name: t("name"), email: t("email"), group: t("group") };
	const differing = fields.filter((field) => one[field] && other[field] && one[field] !== other[field]);
	const attended = one.status === "ATTENDED" || other.status === "ATTENDED";
	const facts = [
		t(attended ? "mergedAttended" : "mergedStatus"),
		one.note && other.note && one.note !== other.note ? t("mergedNotes") : null,
		one.plusOnes !== other.plusOnes
			? t("mergedPlusOnes", { count: Math.max(one.plusOnes, other.plusOnes) })
			: null,
		one.role === other.role
			? null
			: t(mayOrganize(one) || mayOrganize(other) ? "mergedOrganizer" : "mergedSteward"),
		one.email && other.email && one.email !== other.email && !one.claimed && !other.claimed
			? t("mergedEmails")
			: null,
	].filter((fact) => fact !== null);
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold wrap-anywhere">
					{t("mergeTitle", { one: nameOf(one), other: nameOf(other) })}
				</h2>
				{differing.map((field) => (
					<fieldset key={field}>
						<legend className="text-caption font-medium text-muted">{labels[field]}</legend>
						{rows.map((row) => (
							<CheckField
								key={row.id}
								type="radio"
								name={field}
								label={row[field] ?? ""}
								checked={(take[field] ?? first.id) === row.id}
								onChange={() => setTake({ ...take, [field]: row.id })}
							/>
						))}
					</fieldset>
				))}
				<ul className="list-disc space-y-1 ps-5 text-sm leading-relaxed text-pretty text-muted">
					{facts.map((fact) => (
						<li key={fact}>{fact}</li>
					))}
				</ul>
				<Failed error={merge.error} />
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" busy={merge.isPending}>
						{t("merge")}
					</Button>
					<Button variant="quiet" disabled={merge.isPending} onClick={onClose}>
						{t("cancel")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
