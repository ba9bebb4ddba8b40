"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import type { RollPerson, RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { useRollName } from "./person-name";

interface PersonFamilyProps {
	eventId: string;
	row: RollRow;
	/** Undefined until it has loaded. */
	dependants: RollPerson["dependants"] | undefined;
	/** Whether something in the dialog is not saved, which the next dialog would discard. */
	unsaved: boolean;
	onSaved: (row: RollRow) => void;
	onFindGuardian: () => void;
	onAddDependant: () => void;
}

/** Who looks after somebody, or whom they look after. */
export function PersonFamily({
	eventId,
	row,
	dependants,
	unsaved,
	onSaved,
	onFindGuardian,
	onAddDependant,
}: PersonFamilyProps) {
	const api = useTRPC();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const alone = useMutation(api.roll.setGuardian.mutationOptions({ onSuccess: onSaved }));
	const name = (text: React.ReactNode) => <bdi className="font-medium">{text}</bdi>;
	if (row.guardian)
		return (
			<div className="flex flex-col gap-2 text-sm">
				<div className="flex flex-wrap items-center justify-between gap-x-3">
					<p className="min-w-0 wrap-anywhere">
						{t.rich("lookedAfterBy", { who: nameOf(row.guardian), name })}
					</p>
					<Button
						variant="quiet"
						busy={alone.isPending}
						onClick={() =>
							alone.mutate({ eventId, personId: row.id, version: row.version, guardianId: null })
						}
					>
						{t("noGuardian")}
					</Button>
				</div>
				<Failed error={alone.error} />
			</div>
		);
	return (
		<div className="flex flex-col gap-2 text-sm">
			{dependants && dependants.length > 0 ? (
				<p className="wrap-anywhere">{t.rich("looksAfter", { who: dependants.map(nameOf), name })}</p>
			) : null}
			<div className="-ms-4 flex flex-wrap">
				<Button variant="quiet" disabled={unsaved} aria-haspopup="dialog" onClick={onAddDependant}>
					{t("addDependant")}
				</Button>
				{dependants?.length === 0 ? (
					<Button variant="quiet" disabled={unsaved} aria-haspopup="dialog" onClick={onFindGuardian}>
						{t("findGuardian")}
					</Button>
				) : null}
			</div>
		</div>
	);
}
