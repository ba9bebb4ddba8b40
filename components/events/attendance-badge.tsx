import { Check } from "lucide-react";
import type { EventSummary } from "../trpc/types";
import { Badge } from "../ui/badge";

const statusNames = { INVITED: "Invited", REGISTERED: "Registered", ATTENDED: "Attended" } as const;

/** The reader's membership: "Organizer" if they are one, and whether they attended. */
export function AttendanceBadge({ role, status }: Pick<EventSummary, "role" | "status">) {
	return (
		<span className="inline-flex flex-wrap gap-1.5">
			{role === "ORGANIZER" ? <Badge tone="film">Organizer</Badge> : null}
			<Badge
				tone={status === "ATTENDED" ? "good" : "neutral"}
				icon={status === "ATTENDED" ? <Check aria-hidden className="size-3.5" strokeWidth={3} /> : null}
			>
				{statusNames[status]}
			</Badge>
		</span>
	);
}
