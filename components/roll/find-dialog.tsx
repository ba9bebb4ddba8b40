"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import type { RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { useRollName } from "./person-name";

/** So many people are listed. Another letter finds the others. */
const mostShown = 6;

interface FindDialogProps {
	eventId: string;
	title: string;
	lead: string;
	/** Who is not offered. */
	without: (row: RollRow) => boolean;
	busy?: boolean;
	error?: unknown;
	onChoose: (row: RollRow) => void;
	onClose: () => void;
}

/** Finds somebody else on the roll. */
export function FindDialog({
	eventId,
	title,
	lead,
	without,
	busy = false,
	error,
	onChoose,
	onClose,
}: FindDialogProps) {
	const api = useTRPC();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const id = useId();
	const [search, setSearch] = useState("");
	const asked = useDeferredValue(search);
	const found = useQuery(api.roll.list.queryOptions({ eventId, search: asked, order: "name", from: 0 }));
	const rows = found.data?.rows.filter((row) => !without(row)).slice(0, mostShown) ?? [];
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<div className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold wrap-anywhere">
					{title}
				</h2>
				<p className="text-sm leading-relaxed text-pretty text-muted">{lead}</p>
				<TextField
					label={t("search")}
					type="search"
					dir="auto"
					autoComplete="off"
					value={search}
					onChange={(change) => setSearch(change.target.value)}
				/>
				<ul aria-busy={found.isFetching} className="min-h-24 divide-y divide-line border-y border-line">
					{rows.map((row) => (
						<li key={row.id}>
							<button
								type="button"
								disabled={busy}
								onClick={() => onChoose(row)}
								className="flex min-h-13 w-full flex-col justify-center rounded-control px-2 py-1.5 text-start hover:bg-sunken"
							>
								<bdi className="max-w-full truncate text-sm font-medium">{nameOf(row)}</bdi>
								<span className="max-w-full truncate text-caption text-muted">
									<bdi>{[row.name ? row.email : null, row.group].filter(Boolean).join(" · ")}</bdi>
								</span>
							</button>
						</li>
					))}
				</ul>
				{found.data && rows.length === 0 ? (
					<p role="status" className="text-sm text-muted">
						{t("nothingFound")}
					</p>
				) : null}
				<Failed error={error ?? found.error} />
				<div>
					<Button variant="quiet" onClick={onClose}>
						{t("cancel")}
					</Button>
				</div>
			</div>
		</Dialog>
	);
}
