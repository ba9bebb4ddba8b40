"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "#translations";
import { usePersonName } from "../language/use-person-name";
import { useTRPC } from "../trpc/client";
import type { EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Section } from "../ui/section";
import { ConfirmDialog } from "./confirm-dialog";
import { Failed } from "./failed";

/** Who organizes the event, adding somebody, and leaving. */
export function OrganizersSection({
	settings: { id: eventId, draft, organizers },
}: {
	settings: EventSettings;
}) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const nameOf = usePersonName();
	const [email, setEmail] = useState("");
	const [leaving, setLeaving] = useState(false);
	const add = useMutation(
		api.events.addOrganizer.mutationOptions({
			onSuccess: () => {
				setEmail("");
				router.refresh();
			},
		}),
	);
	const leave = useMutation(
		api.events.leave.mutationOptions({ onSuccess: () => router.replace(`/events/${draft.slug}`) }),
	);
	const submit = (form: FormEvent) => {
		form.preventDefault();
		if (email.trim()) add.mutate({ eventId, email });
	};
	return (
		<Section title={t("organizers")} text={t("organizersText")}>
			<ul className="flex flex-col divide-y divide-line">
				{organizers.map(({ id, name, email: address, you, signedIn }) => (
					<li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
						<span className="min-w-0 wrap-anywhere">
							<bdi className="font-medium">{name || !address ? nameOf(name) : address}</bdi>
							{you ? <span className="text-muted"> ({t("you")})</span> : null}
							{name && address ? (
								<span className="block text-caption text-muted" dir="ltr">
									{address}
								</span>
							) : null}
						</span>
						{signedIn ? null : <span className="text-caption text-muted">{t("notSignedIn")}</span>}
					</li>
				))}
			</ul>
			<form onSubmit={submit} noValidate className="flex flex-col gap-3">
				<TextField
					label={t("organizerEmail")}
					type="email"
					dir="ltr"
					autoComplete="off"
					value={email}
					maxLength={254}
					hint={t("organizerEmailHint")}
					onChange={(change) => setEmail(change.target.value)}
				/>
				<Failed error={add.error} />
				<div className="flex flex-wrap gap-2">
					<Button type="submit" busy={add.isPending} disabled={!email.trim()}>
						{t("addOrganizer")}
					</Button>
					<Button variant="quietDanger" aria-haspopup="dialog" onClick={() => setLeaving(true)}>
						{t("leave")}
					</Button>
				</div>
			</form>
			{leaving ? (
				<ConfirmDialog
					title={t("leaveTitle")}
					text={t("leaveText")}
					action={t("leave")}
					busy={leave.isPending || leave.isSuccess}
					error={leave.error}
					onConfirm={() => leave.mutate({ eventId })}
					onClose={() => {
						setLeaving(false);
						leave.reset();
					}}
				/>
			) : null}
		</Section>
	);
}
