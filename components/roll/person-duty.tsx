"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import type { RollRow } from "../trpc/types";
import { CheckField } from "../ui/check-field";

interface PersonDutyProps {
	eventId: string;
	row: RollRow;
	/** Whether something in the dialog is not saved, which the saved row would replace. */
	unsaved: boolean;
	onSaved: (row: RollRow) => void;
}

/** Whether somebody is a steward, which is saved at once. An organizer keeps the door anyway. */
export function PersonDuty({ eventId, row, unsaved, onSaved }: PersonDutyProps) {
	const api = useTRPC();
	const t = useTranslations("roll");
	const set = useMutation(api.roll.setSteward.mutationOptions({ onSuccess: onSaved }));
	if (row.role === "ORGANIZER") return null;
	return (
		<div className="flex flex-col gap-2">
			<CheckField
				label={t("keepsDoor")}
				hint={`${t("keepsDoorHint")}${row.claimed ? "" : ` ${t("keepsDoorLater")}`}`}
				checked={set.isPending ? set.variables.steward : row.role === "STEWARD"}
				disabled={unsaved || set.isPending}
				onChange={({ target }) =>
					set.mutate({ eventId, personId: row.id, version: row.version, steward: target.checked })
				}
			/>
			<Failed error={set.error} />
		</div>
	);
}
