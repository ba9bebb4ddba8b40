"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { canonicalEmail } from "@/rules/email";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import { hasCode } from "../trpc/query-client";
import type { RollRow } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useRollName } from "./person-name";

interface AddressTakenProps {
	eventId: string;
	/** Why somebody could not be saved. */
	error: unknown;
	/** What was typed. */
	email: string;
	name: string;
	/** Adds them as somebody whom the holder of the address looks after. */
	onChoose?: (holder: RollRow) => void;
	/** They are the holder of the address. */
	onMerge?: (holder: RollRow) => void;
}

/**
 * Says why somebody could not be saved. Where the address is somebody's on the roll, it offers what that usually means: a
 * family with one address, or one person twice.
 */
export function AddressTaken({ eventId, error, email, name, onChoose, onMerge }: AddressTakenProps) {
	const api = useTRPC();
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const asked = canonicalEmail(email);
	const isTaken = asked !== null && hasCode(error, "ON_THE_ROLL_ALREADY");
	const found = useQuery(
		api.roll.list.queryOptions(
			{ eventId, search: asked ?? "", order: "name", from: 0 },
			{ enabled: isTaken },
		),
	);
	const holder = isTaken
		? found.data?.rows.find((row) => row.email !== null && canonicalEmail(row.email) === asked)
		: undefined;
	if (!holder) return <Failed error={error} />;
	const who = nameOf(holder);
	// Without a name the two could not be told apart.
	const canChoose = onChoose && holder.guardian === null && name.trim() !== "";
	return (
		<Banner tone="bad" title={t("addressTaken", { who })}>
			<p>{t(onMerge ? "addressTakenSame" : canChoose ? "addressTakenFamily" : "addressTakenNamed")}</p>
			<p className="mt-2 flex flex-wrap gap-2">
				{canChoose ? <Button onClick={() => onChoose(holder)}>{t("addWith", { who })}</Button> : null}
				{onMerge ? (
					<Button aria-haspopup="dialog" onClick={() => onMerge(holder)}>
						{t("mergeWithThem", { who })}
					</Button>
				) : null}
			</p>
		</Banner>
	);
}
