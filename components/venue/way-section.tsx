"use client";

import { useTranslations } from "#translations";
import { venueWays } from "@/rules/venue";
import type { VenueSettings } from "../trpc/types";
import { CheckField } from "../ui/check-field";
import { Section } from "../ui/section";
import { Failed } from "./failed";
import { useSaveVenue } from "./use-save-venue";

/** What the code does for those who come. It is saved as soon as it is chosen. */
export function WaySection({ eventId, settings }: { eventId: string; settings: VenueSettings }) {
	const t = useTranslations("venue");
	const save = useSaveVenue(eventId);
	const { doorOpensAt, doorClosesAt } = settings;
	const shown = save.isPending ? save.variables.way : settings.way;
	return (
		<Section title={t("way")}>
			<div role="radiogroup" aria-label={t("way")} className="flex flex-col gap-2">
				{venueWays.map((way) => (
					<CheckField
						key={way}
						type="radio"
						name="way"
						label={t(`way${way}`)}
						hint={t(`way${way}Hint`)}
						checked={way === shown}
						onChange={() => save.mutate({ eventId, way, doorOpensAt, doorClosesAt })}
					/>
				))}
			</div>
			<Failed error={save.error} />
		</Section>
	);
}
