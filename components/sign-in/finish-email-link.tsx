"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useRef, useState } from "react";
import { Button } from "../ui/button";
import { NoAnswer } from "../ui/no-answer";

/** The button that uses the link up. */
export function FinishEmailLink({ token, callbackUrl }: { token: string; callbackUrl: string }) {
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	/** Presses from before the page's scripts come all at once, and the link works once. */
	const underWay = useRef(false);

	async function finish() {
		if (underWay.current) return;
		underWay.current = true;
		setBusy(true);
		setFailed(false);
		try {
			const answer = await signIn("email-link", { token, redirect: false });
			if (answer?.ok) return window.location.replace(callbackUrl);
			// Used or expired since this page was opened: the page knows what to say about it.
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
				Sign in
			</Button>
		</form>
	);
}
