"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "#translations";
import { noteLeaving } from "../trpc/session";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { photosLostBySigningOut } from "../upload/open-queues";
import { signOutHere } from "./sign-out-here";

/**
 * Signs out and leads back to this page by way of the sign-in. Somebody who signs in with another address stays signed in at the
 * provider, so the sign-in page is told to ask again.
 */
export function AnotherAddressButton({ personId }: { personId: string }) {
	const t = useTranslations("stranger");
	const here = usePathname();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	/** Photos that signing out would lose, which the person has to confirm first. */
	const [atStake, setAtStake] = useState(0);

	async function leave(confirmed: boolean) {
		setBusy(true);
		setFailed(false);
		try {
			const count = confirmed ? 0 : await photosLostBySigningOut(personId);
			if (count > 0) {
				setAtStake(count);
				return setBusy(false);
			}
			noteLeaving(true);
			await signOutHere(personId);
			window.location.assign(`/sign-in?another=1&callbackUrl=${encodeURIComponent(here)}`);
		} catch {
			noteLeaving(false);
			setFailed(true);
			setBusy(false);
		}
	}

	return (
		<div className="flex flex-col items-start gap-3">
			{failed ? (
				<Banner tone="bad" title={t("stillSignedIn")}>
					{t("noAnswerAdvice")}
				</Banner>
			) : null}
			{atStake > 0 ? <Banner tone="bad">{t("photosAtStake", { count: atStake })}</Banner> : null}
			<Button
				variant={atStake > 0 ? "danger" : "primary"}
				busy={busy}
				onClick={() => void leave(atStake > 0)}
			>
				{t(atStake > 0 ? "anotherWithoutThem" : "another")}
			</Button>
		</div>
	);
}
