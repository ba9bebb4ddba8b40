import { Check } from "lucide-react";
import { useTranslations } from "#translations";
import type { EventSummary } from "../trpc/types";
import { Badge } from "../ui/badge";

/** The reader's membership: that they are an organizer or a steward, if they are, and whether they attended. */
export function AttendanceBadge({ role, status }: Pick<EventSummary, "role" | "status">) {
	const t = useTranslations("events");
	return (
		<span className="inline-flex flex-wrap gap-1.5">
			{role === "ORGANIZER" ? <Badge tone="film">{t("organizer")}</Badge> : null}
			{role === "STEWARD" ? <Badge tone="film">{t("steward")}</Badge> : null}
			<Badge
				tone={status === "ATTENDED" ? "good" : "neutral"}
				icon={status === "ATTENDED" ? <Check aria-hidden className="size-3.5" strokeWidth={3} /> : null}
			>
				{t(`status${status}`)}
			</Badge>
		</span>
	);
}
