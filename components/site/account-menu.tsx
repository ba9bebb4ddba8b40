"use client";

import { useState } from "react";
import { useTranslations } from "#translations";
import type { Locale } from "@/messages/locales";
import { usePersonName } from "../language/use-person-name";
import { useRemovals } from "../removal/removals-provider";
import { useTRPCClient } from "../trpc/client";
import { noteLeaving } from "../trpc/session";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Initials } from "../ui/initials";
import { photosLostBySigningOut } from "../upload/open-queues";
import { type LanguageChoice, LanguageChooser } from "./language-chooser";
import { signOutHere } from "./sign-out-here";

interface AccountMenuProps {
	user: { id: string; name: string | null; email: string | null };
	/** Where the identity provider's own session is ended; null if there is none. */
	signOutUrl: string | null;
	languages: readonly LanguageChoice[];
}

type Where = "here" | "everywhere";

export function AccountMenu({ user, signOutUrl, languages }: AccountMenuProps) {
	const client = useTRPCClient();
	const t = useTranslations("site");
	const common = useTranslations("common");
	const name = usePersonName()(user.name);
	const removals = useRemovals();
	const [open, setOpen] = useState(false);
	const [busy, setBusy] = useState<Where | null>(null);
	const [failed, setFailed] = useState<"removal" | "server" | null>(null);
	/** Signing out would lose photos, so the person has to confirm it first. */
	const [asked, setAsked] = useState<{ where: Where; photos: number } | null>(null);

	const saveLanguage = (locale: Locale) => client.account.setLocale.mutate({ locale });

	async function leave(where: Where) {
		setBusy(where);
		setFailed(null);
		// Before signing out, because the server would refuse the removals afterwards.
		if (!(await removals.flush())) return stay("removal");
		noteLeaving(true);
		try {
			if (where === "everywhere") await client.signIn.endSessions.mutate();
			await signOutHere(user.id);
			window.location.assign(signOutUrl ?? "/");
		} catch {
			stay("server");
		}
	}

	function stay(why: "removal" | "server") {
		noteLeaving(false);
		setBusy(null);
		setFailed(why);
		setOpen(true);
	}

	async function ask(where: Where) {
		const photos = await photosLostBySigningOut(user.id);
		if (photos === 0) return leave(where);
		setAsked({ where, photos });
		setOpen(true);
	}

	function close() {
		setOpen(false);
		setAsked(null);
		setFailed(null);
	}

	return (
		<div className="flex min-w-0 flex-wrap items-center justify-end gap-1.5">
			<button
				type="button"
				aria-haspopup="dialog"
				onClick={() => setOpen(true)}
				className="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-1 transition-colors hover:bg-sunken"
			>
				<Initials name={name} />
				<span aria-hidden className="hidden px-1 text-sm font-medium sm:inline">
					<bdi>{name}</bdi>
				</span>
				<span className="sr-only">{t("yourAccount", { name })}</span>
			</button>
			<Button variant="quiet" busy={busy === "here"} disabled={busy !== null} onClick={() => ask("here")}>
				{t("signOut")}
			</Button>
			{open ? (
				<Dialog
					aria-labelledby="account-title"
					onClose={close}
					className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
				>
					<h2 id="account-title" className="text-lg font-semibold">
						<bdi>{name}</bdi>
					</h2>
					<p className="mt-0.5 text-sm break-all text-muted">{user.email ?? t("noEmail")}</p>
					{failed ? (
						<div className="mt-4">
							{failed === "removal" ? (
								<Banner tone="bad" title={t("notRemoved")}>
									{t("notRemovedAdvice")}
								</Banner>
							) : (
								<Banner tone="bad" title={t("stillSignedIn")}>
									{t("noAnswerAdvice")}
								</Banner>
							)}
						</div>
					) : null}
					{asked ? null : (
						<div className="mt-4">
							<LanguageChooser languages={languages} save={saveLanguage} />
						</div>
					)}
					<p className="mt-4 text-sm leading-relaxed text-muted">
						{asked ? t("photosAtStake", { count: asked.photos }) : t("lostDevice")}
					</p>
					<div className="mt-4 flex flex-col gap-2">
						<Button
							variant="danger"
							busy={busy === (asked?.where ?? "everywhere")}
							disabled={busy !== null}
							onClick={() => (asked ? leave(asked.where) : ask("everywhere"))}
						>
							{asked ? t("signOutWithoutThem") : t("signOutEverywhere")}
						</Button>
						<Button variant="quiet" disabled={busy !== null} onClick={close}>
							{asked ? t("staySignedIn") : common("close")}
						</Button>
					</div>
				</Dialog>
			) : null}
		</div>
	);
}
