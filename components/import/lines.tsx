"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { memo, useId, useState } from "react";
import { useTranslations } from "#translations";
import { type ImportDecision, type ImportKind, importFields, importPageSize } from "@/rules/imports";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, ImportLine, ImportView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Spinner } from "../ui/spinner";

interface LinesProps {
	event: Pick<EventView, "id" | "timezone">;
	found: ImportView;
	kind: ImportKind;
	total: number;
}

/** What an organizer may say of all lines of a kind. A line that does not have the choice is left as it is. */
const choicesOf: Record<ImportKind, readonly ImportDecision[]> = {
	NEW: ["ADD", "SKIP"],
	CHANGED: ["UPDATE", "SKIP"],
	UNCLEAR: ["SKIP", "ADD", "UPDATE"],
	ABSENT: ["KEEP", "REVOKE"],
	GONE: ["KEEP", "REVOKE"],
	UNCHANGED: [],
};

/** The lines of one kind, a page at a time, however many there are. */
export function Lines({ event, found, kind, total }: LinesProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const id = useId();
	const [from, setFrom] = useState(0);
	const about = { eventId: event.id, importId: found.id };
	const asked = { ...about, kind, from };
	const lines = useQuery({
		...api.imports.lines.queryOptions(asked),
		placeholderData: keepPreviousData,
	});
	const decide = useMutation(
		api.imports.decide.mutationOptions({
			// One after the other, so that the last one counts.
			scope: { id: found.id },
			onMutate: async ({ about: which, decision }) => {
				await queryClient.cancelQueries(api.imports.lines.pathFilter());
				queryClient.setQueryData(api.imports.lines.queryKey(asked), (before) =>
					before ? { ...before, lines: before.lines.map((line) => decided(line, which, decision)) } : before,
				);
				if ("kind" in which)
					queryClient.setQueryData(api.imports.byId.queryKey(about), (before) =>
						before ? { ...before, decisions: { ...before.decisions, [which.kind]: decision } } : before,
					);
			},
			onSettled: () =>
				Promise.all([
					queryClient.invalidateQueries(api.imports.byId.pathFilter()),
					queryClient.invalidateQueries(api.imports.lines.pathFilter()),
				]),
		}),
	);
	const choices = choicesOf[kind];
	const to = Math.min(from + importPageSize, total);
	return (
		<section aria-labelledby={id} className="flex flex-col gap-3">
			<h4 id={id} className="sr-only">
				{t(`kind${kind}`)}
			</h4>
			<p className="text-sm text-muted">{t(`lead${kind}`)}</p>
			{choices.length > 0 ? (
				<div className="flex flex-wrap items-center gap-3 text-sm">
					<span aria-hidden>{t("forAll")}</span>
					<Choice
						kind={kind}
						choices={choices}
						label={t("forAll")}
						value={found.decisions[kind] ?? choices[0] ?? "SKIP"}
						onChange={(decision) => decide.mutate({ ...about, about: { kind }, decision })}
					/>
				</div>
			) : null}
			{decide.error ? <Banner tone="bad">{failureText(failureOf(decide.error))}</Banner> : null}
			{lines.error ? (
				<Banner tone="bad" title={t("notLoaded")}>
					{failureText(failureOf(lines.error))}
				</Banner>
			) : null}
			{lines.isPending ? <Spinner /> : null}
			<ul aria-busy={lines.isPlaceholderData} className="divide-y divide-line border-y border-line">
				{(lines.data?.lines ?? []).map((line) => (
					<Line
						key={line.id}
						line={line}
						kind={kind}
						timezone={event.timezone}
						onDecide={(decision) => decide.mutate({ ...about, about: { lineIds: [line.id] }, decision })}
					/>
				))}
			</ul>
			{total > importPageSize ? (
				<div className="flex flex-wrap items-center gap-3 text-sm">
					<Button disabled={from === 0} onClick={() => setFrom(from - importPageSize)}>
						{t("earlier")}
					</Button>
					<span>{t("page", { from: from + 1, to, total })}</span>
					<Button disabled={to >= total} onClick={() => setFrom(from + importPageSize)}>
						{t("later")}
					</Button>
				</div>
			) : null}
		</section>
	);
}

/** A line after a decision, as the server will answer it. */
function decided(
	line: ImportLine,
	which: { kind: ImportKind } | { lineIds: readonly string[] },
	decision: ImportDecision,
): ImportLine {
	const isMeant = "kind" in which || which.lineIds.includes(line.id);
	return isMeant && line.choices.includes(decision) ? { ...line, decision } : line;
}

interface ChoiceProps {
	kind: ImportKind;
	choices: readonly ImportDecision[];
	value: ImportDecision;
	label: string;
	onChange: (decision: ImportDecision) => void;
}

function Choice({ kind, choices, value, label, onChange }: ChoiceProps) {
	const t = useTranslations("imports");
	const nameOf = (choice: ImportDecision) =>
		kind === "UNCLEAR" && (choice === "ADD" || choice === "UPDATE") ? t(`${choice}unclear`) : t(choice);
	return (
		<select
			aria-label={label}
			value={value}
			onChange={({ target }) => {
				const chosen = choices.find((choice) => choice === target.value);
				if (chosen) onChange(chosen);
			}}
			className="min-h-11 max-w-full rounded-control border border-line-strong bg-surface px-3 py-2 text-base sm:text-sm"
		>
			{choices.map((choice) => (
				<option key={choice} value={choice}>
					{nameOf(choice)}
				</option>
			))}
		</select>
	);
}

interface LineProps {
	line: ImportLine;
	kind: ImportKind;
	timezone: string;
	onDecide: (decision: ImportDecision) => void;
}

const Line = memo(function Line({ line, kind, timezone, onDecide }: LineProps) {
	const t = useTranslations("imports");
	const format = useFormat();
	const { name, email, row, person, reason, hints, changes, choices, decision } = line;
	const who = name ?? email ?? t("noName");
	function shown(field: (typeof importFields)[number], value: string | number | boolean | null) {
		if (value === null || value === "") return t("empty");
		if (typeof value === "boolean") return t(value ? "yes" : "no");
		return field === "checkedInAt" ? format.moment(new Date(value), timezone) : String(value);
	}
	return (
		<li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3 text-sm">
			<div className="min-w-0 flex-1 basis-56">
				<p className="wrap-anywhere">
					<bdi className="font-medium">{who}</bdi>{" "}
					{name !== null && email !== null ? <span className="text-muted">{email} </span> : null}
					{row === null ? null : <span className="text-caption text-muted">{t("row", { row })}</span>}
				</p>
				{reason ? <p>{t(`why${reason}`)}</p> : null}
				{reason && person ? (
					<p className="text-muted wrap-anywhere">
						{t("onRoll", { who: [person.name, person.email].filter(Boolean).join(", ") || t("noName") })}
					</p>
				) : null}
				<ul>
					{importFields.map((field) => {
						const change = changes[field];
						return change ? (
							<li key={field} className="wrap-anywhere">
								{t.rich("change", {
									...{
										field: t(`field${field}`),
										from: shown(field, change[0]),
										to: shown(field, change[1]),
									},
									b: (label) => <span className="text-muted">{label}</span>,
								})}
							</li>
						) : null;
					})}
				</ul>
				{hints.map((hint) => (
					<p key={hint} className="text-caption text-muted">
						{t(`hint${hint}`)}
					</p>
				))}
			</div>
			{choices.length > 1 && decision ? (
				<Choice
					kind={kind}
					choices={choices}
					value={decision}
					label={t("forOne", { name: who })}
					onChange={onDecide}
				/>
			) : null}
		</li>
	);
});
