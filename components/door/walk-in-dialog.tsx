"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "#translations";
import { personNameMaxLength, plusOnesMax } from "@/rules/roll";
import { Failed } from "../event-settings/failed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";

interface WalkInDialogProps {
	/** What was searched for, which is mostly the name. */
	name: string;
	busy: boolean;
	error: unknown;
	onAdd: (walkIn: { personId: string; name: string; plusOnes: number }) => void;
	onClose: () => void;
}

/** Somebody who came without being on the roll. */
export function WalkInDialog({ name: searched, busy, error, onAdd, onClose }: WalkInDialogProps) {
	const t = useTranslations("door");
	const id = useId();
	const [name, setName] = useState(searched);
	const [plusOnes, setPlusOnes] = useState("0");
	// The same for each attempt, so that one whose answer was lost adds nobody twice.
	const [personId] = useState(() => crypto.randomUUID());
	const submit = (press: FormEvent) => {
		press.preventDefault();
		const count = Math.min(Math.max(Math.trunc(Number(plusOnes)) || 0, 0), plusOnesMax);
		onAdd({ personId, name, plusOnes: count });
	};
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold">
					{t("walkInTitle")}
				</h2>
				<p className="text-sm text-pretty text-muted">{t("walkInLead")}</p>
				<TextField
					label={t("name")}
					dir="auto"
					autoComplete="off"
					required
					maxLength={personNameMaxLength}
					value={name}
					onChange={({ target }) => setName(target.value)}
				/>
				<TextField
					label={t("withThem")}
					type="number"
					inputMode="numeric"
					min={0}
					max={plusOnesMax}
					value={plusOnes}
					onChange={({ target }) => setPlusOnes(target.value)}
				/>
				<Failed error={error} />
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" size="large" busy={busy} disabled={name.trim() === ""}>
						{t("addWalkIn")}
					</Button>
					<Button variant="quiet" size="large" onClick={onClose}>
						{t("cancel")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
