"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { eventNameMaxLength, type NewEventDraft, newEventProblems, venueMaxLength } from "@/rules/events";
import { useProblemText } from "../language/use-problem-text";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { TextField } from "../ui/field";
import { Failed } from "./failed";
import { useAttempts } from "./use-attempts";
import { ZoneField } from "./zone-field";

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes an event from what only its organizer knows. Everything else has a default, and its settings change it. */
export function NewEventForm({ timeZones }: { timeZones: readonly string[] }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const problemText = useProblemText();
	// Only the browser knows its own zone, so the server's markup has none.
	const zoneHere = useSyncExternalStore(never, browserZone, () => "");
	const [written, setWritten] = useState<Partial<NewEventDraft>>({});
	const draft: NewEventDraft = { name: "", day: "", venue: "", timezone: zoneHere, ...written };
	const [publicFace, setPublicFace] = useState(true);
	const write = (change: Partial<NewEventDraft>) => setWritten({ ...written, ...change });
	const create = useMutation(
		api.events.create.mutationOptions({ onSuccess: ({ slug }) => router.push(`/events/${slug}/overview`) }),
	);
	const problems = newEventProblems(draft);
	const wrong = Object.values(problems).some((problem) => problem !== null);
	const { attempted, form } = useAttempts(wrong, () => create.mutate({ ...draft, publicFace }));
	const errorOf = (field: keyof NewEventDraft) => (attempted ? problemText(problems[field]) : null);

	return (
		<form {...form} className="flex flex-col gap-4">
			<TextField
				label={t("name")}
				dir="auto"
				value={draft.name}
				maxLength={eventNameMaxLength}
				error={errorOf("name")}
				onChange={(change) => write({ name: change.target.value })}
			/>
			<TextField
				label={t("day")}
				type="date"
				value={draft.day}
				error={errorOf("day")}
				onChange={(change) => write({ day: change.target.value })}
			/>
			<TextField
				label={t("venue")}
				dir="auto"
				value={draft.venue}
				maxLength={venueMaxLength}
				error={errorOf("venue")}
				onChange={(change) => write({ venue: change.target.value })}
			/>
			<ZoneField
				value={draft.timezone}
				timeZones={timeZones}
				error={errorOf("timezone")}
				hint={t("timezoneHint")}
				onChange={(timezone) => write({ timezone })}
			/>
			<CheckField
				label={t("publicFace")}
				hint={t("publicFaceHint")}
				checked={publicFace}
				onChange={(change) => setPublicFace(change.target.checked)}
			/>
			<Failed error={create.error} />
			<div>
				<Button type="submit" variant="primary" size="large" busy={create.isPending || create.isSuccess}>
					{t("create")}
				</Button>
			</div>
		</form>
	);
}
