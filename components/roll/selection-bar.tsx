"use client";

import { X } from "lucide-react";
import { useTranslations } from "#translations";
import { InviteButton } from "../invite/invite-button";
import type { RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { useRollName } from "./person-name";

interface SelectionBarProps {
	eventId: string;
	selected: ReadonlyMap<string, RollRow>;
	onSelectAll: () => void;
	onClear: () => void;
	onAttended: (attended: boolean) => void;
	onMerge: () => void;
	onTakeOff: () => void;
}

/** What can be done with the people who are selected. It stays in sight while the list is scrolled. */
export function SelectionBar({
	eventId,
	selected,
	onSelectAll,
	onClear,
	onAttended,
	onMerge,
	onTakeOff,
}: SelectionBarProps) {
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const [first] = selected.values();
	const count = selected.size;
	if (count === 0)
		return (
			<div>
				<Button variant="quiet" className="-ms-3" onClick={onSelectAll}>
					{t("selectAll")}
				</Button>
			</div>
		);
	return (
		<div className="sticky top-0 z-10 -mx-2 flex flex-wrap items-center gap-2 rounded-card bg-sunken p-2">
			<p role="status" className="ps-2 text-sm font-medium tabular-nums">
				{t("selected", { count })}
			</p>
			<Button onClick={() => onAttended(true)}>{t("markAttended")}</Button>
			<Button onClick={() => onAttended(false)}>{t("markNotAttended")}</Button>
			{selected.size === 2 ? (
				<Button aria-haspopup="dialog" onClick={onMerge}>
					{t("mergeThese")}
				</Button>
			) : null}
			<InviteButton eventId={eventId} personIds={[...selected.keys()]} name={first ? nameOf(first) : ""} />
			<Button variant="quietDanger" aria-haspopup="dialog" onClick={onTakeOff}>
				{t("takeOff")}
			</Button>
			<Button variant="quiet" size="icon" aria-label={t("clear")} onClick={onClear}>
				<X aria-hidden className="size-5" />
			</Button>
		</div>
	);
}
