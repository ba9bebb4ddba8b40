"use client";

import { X } from "lucide-react";
import { useTranslations } from "#translations";
import { InviteButton } from "../invite/invite-button";
import type { RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";
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
	const { ref } = useEdgeBar<HTMLDivElement>({ edge: "top" });
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
		// With large text or on a phone it scrolls in itself, because more than a sixth of the screen would be too much.
		<div
			ref={ref}
			className="sticky top-0 z-10 -mx-2 flex max-h-[calc(100dvh/6)] flex-wrap items-center gap-2 overflow-y-auto rounded-card bg-sunken p-2 forced-colors:border"
		>
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
