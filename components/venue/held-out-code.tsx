"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import type { DoorState } from "@/rules/door";
import { useTRPC } from "../trpc/client";
import { RotatingCode } from "./rotating-code";

interface HeldOutCodeProps {
	eventId: string;
	/** What the server said when it made the page. */
	door?: DoorState;
}

/** While the door is open, the code to hold out to guests. On a page with a ./door-switch.tsx, which asks whether it is open. */
export function HeldOutCode({ eventId, door: first }: HeldOutCodeProps) {
	const api = useTRPC();
	const t = useTranslations("venue");
	const { data: door } = useQuery(
		api.venue.door.queryOptions({ eventId }, first ? { initialData: first } : {}),
	);
	if (!door?.isOpen) return null;
	return (
		<details>
			<summary className="min-h-11 content-center text-sm font-medium">{t("showRotating")}</summary>
			<RotatingCode eventId={eventId} />
		</details>
	);
}
