"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "#translations";
import { eventNameMaxLength, newEventProblems } from "@/rules/events";
import { useProblemText } from "../language/use-problem-text";
import { useTRPC } from "../trpc/client";
import type { EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { TextField } from "../ui/field";
import { Section } from "../ui/section";
import { Failed } from "./failed";
import { useAttempts } from "./use-attempts";

/** Makes an event like this one, on another day. */
export function DuplicateSection({ settings: { id: eventId, draft } }: { settings: EventSettings }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const problemText = useProblemText();
	const [name, setName] = useState(draft.name);
	const [day, setDay] = useState("");
	const [withRoll, setWithRoll] = useState(false);
	const duplicate = useMutation(
		api.events.duplicate.mutationOptions({
			onSuccess: ({ slug }) => router.push(`/events/${slug}/overview`),
		}),
	);
	const problems = newEventProblems({ ...draft, name, day });
	const { attempted, form } = useAttempts(problems.name !== null || problems.day !== null, () =>
		duplicate.mutate({ eventId, name, day, withRoll }),
	);
	return (
		<Section title={t("duplicate")} text={t("duplicateText")}>
			<form {...form} className="flex flex-col gap-4">
				<TextField
					label={t("name")}
					dir="auto"
					value={name}
					maxLength={eventNameMaxLength}
					error={attempted ? problemText(problems.name) : null}
					onChange={(change) => setName(change.target.value)}
				/>
				<TextField
					label={t("day")}
					type="date"
					value={day}
					error={attempted ? problemText(problems.day) : null}
					onChange={(change) => setDay(change.target.value)}
				/>
				<CheckField
					label={t("withRoll")}
					checked={withRoll}
					onChange={(change) => setWithRoll(change.target.checked)}
				/>
				<Failed error={duplicate.error} />
				<div>
					<Button type="submit" busy={duplicate.isPending || duplicate.isSuccess}>
						{t("duplicateEvent")}
					</Button>
				</div>
			</form>
		</Section>
	);
}
