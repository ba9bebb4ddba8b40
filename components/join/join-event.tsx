"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";
import { personNameMaxLength } from "@/rules/roll";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { repeatedWhileBusy } from "../trpc/repeat";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Spinner } from "../ui/spinner";
import { EntryMessage, EntryState } from "./entry-state";

interface JoinEventProps {
	slug: string;
	ticket: string;
	/** Another site has led the person here, who may not want to be on a roll. */
	asks: boolean;
	/** The person has no name yet, by which people at the door could find them. */
	asksName: boolean;
	/** The name with which they join. */
	person: string | null;
}

/** What is wrong, where another try with the same code does not help. */
const titles: Readonly<Partial<Record<string, "wrongTitle" | "oldTitle" | "archivedTitle">>> = {
	VENUE_CODE_WRONG: "wrongTitle",
	VENUE_CODE_OLD: "oldTitle",
	EVENT_ARCHIVED: "archivedTitle",
};

/** Lets a person with a scanned code in, and says what became of it if they have to wait. */
export function JoinEvent({ slug, ticket, asks, asksName, person }: JoinEventProps) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("venue");
	const failureText = useFailureText();
	const enter = useMutation(
		api.venue.enter.mutationOptions({
			...repeatedWhileBusy,
			onSuccess: (entry) => {
				const isIn = entry.outcome === "ATTENDED";
				// The ticket ends soon, and reloading the page should show how it stands.
				if (isIn) router.replace(`/events/${entry.slug}`);
				else if (entry.outcome === "WAITING" || entry.outcome === "REFUSED")
					window.history.replaceState(null, "", `/events/${entry.slug}/join`);
			},
		}),
	);
	const { mutate } = enter;
	const waits = asks || asksName;
	const begun = useRef(waits);
	useEffect(() => {
		// Effects run twice in development.
		if (begun.current) return;
		begun.current = true;
		mutate({ slug, ticket });
	}, [mutate, slug, ticket]);
	/** What is typed before the page's scripts have loaded is in the form, and in no state. */
	const join = (form: FormData) =>
		mutate({ slug, ticket, ...(asksName ? { name: String(form.get("name")) } : {}) });

	if (enter.data && enter.data.outcome !== "ATTENDED") return <EntryState entry={enter.data} />;
	if (enter.error) {
		const failure = failureOf(enter.error);
		const title = titles[failure.code] ?? "joinTitle";
		return (
			<EntryMessage title={t(title)} text={failureText(failure)}>
				{titles[failure.code] ? null : (
					<div>
						<Button busy={enter.isPending} onClick={() => mutate(enter.variables)}>
							{t("tryAgain")}
						</Button>
					</div>
				)}
			</EntryMessage>
		);
	}
	if (waits && enter.isIdle)
		return (
			<EntryMessage
				title={t(asksName ? "nameTitle" : "joinTitle")}
				text={t(asksName ? "nameLead" : "joinLead")}
			>
				<form action={join} className="flex flex-col items-start gap-4">
					{asksName ? (
						<div className="self-stretch">
							<TextField
								label={t("yourName")}
								name="name"
								dir="auto"
								autoComplete="name"
								required
								pattern=".*\S.*"
								maxLength={personNameMaxLength}
							/>
						</div>
					) : person ? (
						<p>{t.rich("joinAs", { person, name: (name) => <bdi className="font-medium">{name}</bdi> })}</p>
					) : null}
					<Button type="submit" variant="primary" size="large">
						{t("join")}
					</Button>
				</form>
			</EntryMessage>
		);
	return (
		<p role="status" className="mx-auto flex max-w-md items-center gap-3 py-8 text-muted">
			<Spinner /> {t(enter.failureCount > 0 ? "enteringSlow" : "entering")}
		</p>
	);
}
