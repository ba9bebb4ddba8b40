"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { NoAnswer } from "../ui/no-answer";

/** The button that signs in and uses up the link. */
export function FinishEmailLink({ token, callbackUrl }: { token: string; callbackUrl: string }) {
	const router = useRouter();
	const t = useTranslations("signIn");
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	/** Presses made before the page's scripts loaded are replayed all at once, but the link works only once. */
	const underWay = useRef(false);

	async function finish() {
		if (underWay.current) return;
		underWay.current = true;
		setBusy(true);
		setFailed(false);
		try {
			const answer = await signIn("email-link", { token, redirect: false });
			if (answer?.ok) return window.location.replace(callbackUrl);
			// The link was used or has expired since this page was opened; the refreshed page says which.
			router.refresh();
		} catch {
			setFailed(true);
		}
		underWay.current = false;
		setBusy(false);
	}

	return (
		<form action={() => void finish()} className="flex flex-col gap-5">
			{failed ? <NoAnswer /> : null}
			<Button type="submit" variant="primary" size="large" busy={busy}>
				{t("title")}
			</Button>
		</form>
	);
}
