"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Copy, Printer } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import type { CodeAction } from "@/rules/venue";
import { useTRPC } from "../trpc/client";
import type { EventView, VenueSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { TextField } from "../ui/field";
import { QrCode } from "../ui/qr-code";
import { Section } from "../ui/section";
import { useCopy } from "../ui/use-copy";
import { ConfirmDialog } from "./confirm-dialog";
import { Failed } from "./failed";

interface CodeSectionProps {
	event: Pick<EventView, "id" | "slug">;
	code: VenueSettings["code"];
}

/** The fixed code of the event: making it, printing it, and ending it. */
export function CodeSection({ event, code }: CodeSectionProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("venue");
	const [asked, setAsked] = useState<"renew" | "off" | null>(null);
	const address = useRef<HTMLInputElement>(null);
	const { copy, endOf } = useCopy<"address">();
	const end = endOf("address");
	const set = useMutation(
		api.venue.setCode.mutationOptions({
			onSuccess: async () => {
				await queryClient.invalidateQueries(api.venue.settings.queryFilter({ eventId: event.id }));
				setAsked(null);
			},
		}),
	);
	const press = (codeAction: CodeAction) => set.mutate({ eventId: event.id, codeAction });
	if (!code)
		return (
			<Section title={t("code")} text={t("codeOffText")}>
				<Failed error={set.error} />
				<div>
					<Button variant="primary" busy={set.isPending} onClick={() => press("ON")}>
						{t("codeOn")}
					</Button>
				</div>
			</Section>
		);
	return (
		<Section title={t("code")} text={t("codeText")}>
			<div className="flex flex-wrap items-start gap-4">
				<div className="rounded-control border border-line">
					<QrCode text={code.url} label={t("qrCode")} className="size-36" />
				</div>
				<div className="flex min-w-0 flex-1 basis-60 flex-col gap-2">
					<TextField
						ref={address}
						label={t("address")}
						dir="ltr"
						readOnly
						value={code.url}
						onFocus={(focus) => focus.target.select()}
					/>
					<div className="flex flex-wrap gap-2">
						<Button onClick={() => void copy("address", address)}>
							<Copy aria-hidden className="size-4" /> {t("copy")}
						</Button>
						<ButtonLink href={`/events/${event.slug}/venue/print`}>
							<Printer aria-hidden className="size-4" /> {t("print")}
						</ButtonLink>
					</div>
					<p role="status" className={clsx("text-sm empty:hidden", end?.failed ? "text-bad" : "text-good")}>
						{end ? t(end.failed ? "copyFailed" : "copied") : null}
					</p>
				</div>
			</div>
			<div className="-mx-4 flex flex-wrap">
				<Button variant="quiet" onClick={() => setAsked("renew")}>
					{t("renew")}
				</Button>
				<Button variant="quietDanger" onClick={() => setAsked("off")}>
					{t("off")}
				</Button>
			</div>
			{asked ? (
				<ConfirmDialog
					of={asked}
					busy={set.isPending}
					error={set.error}
					onConfirm={() => press(asked === "renew" ? "RENEW" : "OFF")}
					onClose={() => {
						set.reset();
						setAsked(null);
					}}
				/>
			) : null}
		</Section>
	);
}
