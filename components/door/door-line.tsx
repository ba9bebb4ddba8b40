"use client";

import { Check, Minus, Plus, Undo2, UserPlus } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "#translations";
import { plusOnesMax } from "@/rules/roll";
import type { DoorPerson } from "../trpc/types";
import { Button } from "../ui/button";
import { Spinner } from "../ui/spinner";

export interface DoorLineProps {
	person: DoorPerson;
	/** A press on them is on its way. */
	busy: boolean;
	/** What the line says below the name of somebody who is in. */
	since: string;
	onCheckIn: (personId: string) => void;
	onUndo: (personId: string, entry: string) => void;
	onCompanions: (personId: string, came: number) => void;
}

/** One person: all of the line checks them in, or it says since when they are in. */
export const DoorLine = memo(function DoorLine(line: DoorLineProps) {
	return line.person.status === "ATTENDED" ? <InLine {...line} /> : <ExpectedLine {...line} />;
});

function ExpectedLine({ person, busy, onCheckIn }: DoorLineProps) {
	const t = useTranslations("door");
	return (
		<button
			type="button"
			aria-busy={busy || undefined}
			aria-disabled={busy || undefined}
			onClick={busy ? undefined : () => onCheckIn(person.id)}
			className="flex min-h-16 w-full items-center gap-3 rounded-card border border-line-strong/60 bg-surface py-2 ps-4 pe-2.5 text-start transition-colors select-none hover:border-ink"
		>
			<span className="min-w-0 flex-1">
				<span className="sr-only">{t("checkIn")} </span>
				<span className="block text-lg leading-snug font-medium wrap-anywhere">
					<bdi>{person.name ?? t("noName")}</bdi>
					{person.plusOnes > 0 ? (
						<span className="text-muted"> {t("plus", { count: person.plusOnes })}</span>
					) : null}
				</span>
				<span className="block text-caption wrap-anywhere text-muted">
					{person.group ? (
						<>
							<bdi>{person.group}</bdi> ·{" "}
						</>
					) : null}
					{t(person.status === "INVITED" ? "statusINVITED" : "statusREGISTERED")}
				</span>
			</span>
			<span
				aria-hidden
				className="grid size-11 shrink-0 place-items-center rounded-full bg-film text-on-film"
			>
				{busy ? <Spinner /> : <Check className="size-6" strokeWidth={3} />}
			</span>
		</button>
	);
}

function InLine({ person, busy, since, onUndo, onCompanions }: DoorLineProps) {
	const t = useTranslations("door");
	const name = person.name ?? t("noName");
	const { checkIn } = person;
	const came = person.plusOnesIn ?? person.plusOnes;
	return (
		<div className="rounded-card bg-good-soft py-2 ps-4 pe-2.5 text-good forced-colors:border">
			{/* With large text the buttons go below the name. */}
			<div className="flex min-h-12 flex-wrap items-center justify-end gap-x-3">
				<div className="min-w-0 flex-1 basis-32">
					<p className="flex items-start gap-2 text-lg leading-snug font-medium">
						<Check aria-hidden className="mt-1 size-4 shrink-0" strokeWidth={3} />
						<bdi className="min-w-0 wrap-anywhere">{name}</bdi>
					</p>
					<p className="text-caption wrap-anywhere">
						{since}
						{person.group ? (
							<>
								{" "}
								· <bdi>{person.group}</bdi>
							</>
						) : null}
					</p>
				</div>
				{came === 0 && person.plusOnes === 0 ? (
					<Button
						variant="quiet"
						size="icon"
						aria-label={t("addCompanion", { name })}
						onClick={() => onCompanions(person.id, 1)}
					>
						<UserPlus aria-hidden className="size-5" />
					</Button>
				) : null}
				{checkIn?.mayUndo ? (
					<Button
						variant="quiet"
						size="icon"
						busy={busy}
						aria-label={t("undoFor", { name })}
						onClick={() => onUndo(person.id, checkIn.entry)}
					>
						{busy ? null : <Undo2 aria-hidden className="size-5 rtl:-scale-x-100" />}
					</Button>
				) : null}
			</div>
			{came > 0 || person.plusOnes > 0 ? (
				<Companions
					name={name}
					came={came}
					expected={person.plusOnes}
					onChange={(count) => onCompanions(person.id, count)}
				/>
			) : null}
		</div>
	);
}

interface CompanionsProps {
	name: string;
	came: number;
	expected: number;
	onChange: (came: number) => void;
}

/** How many people came along. */
function Companions({ name, came, expected, onChange }: CompanionsProps) {
	const t = useTranslations("door");
	return (
		<fieldset className="flex items-center gap-1 border-t border-current/20 pt-1">
			<legend className="sr-only">{t("companionsOf", { name })}</legend>
			<output className="flex-1 text-sm">{t("companions", { count: came, expected })}</output>
			<Button
				variant="quiet"
				size="icon"
				aria-label={t("oneLess")}
				disabled={came === 0}
				onClick={() => onChange(came - 1)}
			>
				<Minus aria-hidden className="size-5" />
			</Button>
			<Button
				variant="quiet"
				size="icon"
				aria-label={t("oneMore")}
				disabled={came >= plusOnesMax}
				onClick={() => onChange(came + 1)}
			>
				<Plus aria-hidden className="size-5" />
			</Button>
		</fieldset>
	);
}
