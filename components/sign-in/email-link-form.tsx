"use client";

import { TRPCClientError } from "@trpc/client";
import { useRef, useState } from "react";
import { emailLinkMinutes } from "@/rules/sign-in";
import { useTRPCClient } from "../trpc/client";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";

const noAnswer = "Can't reach the server. Check your connection and try again.";

/** Asks for a sign-in link. Nothing the visitor can observe reveals whether the address is known. */
export function EmailLinkForm({ callbackUrl, primary = true }: { callbackUrl: string; primary?: boolean }) {
	const client = useTRPCClient();
	const [email, setEmail] = useState("");
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<string | null>(null);
	const [sentTo, setSentTo] = useState<string | null>(null);
	/** Presses made before the page's scripts loaded are replayed all at once; only one link is sent. */
	const underWay = useRef(false);

	async function ask(address: string) {
		if (underWay.current) return;
		underWay.current = true;
		setEmail(address);
		setBusy(true);
		setFailed(null);
		try {
			await client.signIn.sendEmailLink.mutate({ email: address, callbackUrl });
			setSentTo(address);
		} catch (error) {
			setFailed(error instanceof TRPCClientError && error.data ? error.message : noAnswer);
		} finally {
			underWay.current = false;
			setBusy(false);
		}
	}

	if (sentTo) {
		return (
			<div role="status" className="flex flex-col gap-3">
				<Banner title="Check your e-mail.">
					If <span className="font-medium break-all">{sentTo}</span> is your address, a link is on its way.
					You can use it once, in the next {emailLinkMinutes} minutes, on this device or another. Nothing
					after a minute or two? Check your spam folder.
				</Banner>
				<Button variant="quiet" onClick={() => setSentTo(null)}>
					Use another address, or send it again
				</Button>
			</div>
		);
	}
	return (
		<form
			// Returns no promise, because React would hold back every navigation until it settled.
			action={(form) => void ask(String(form.get("email")).trim())}
			className="flex flex-col gap-3"
		>
			<TextField
				label="E-mail address"
				name="email"
				type="email"
				autoComplete="email"
				required
				maxLength={254}
				defaultValue={email}
				error={failed}
			/>
			<Button type="submit" variant={primary ? "primary" : "secondary"} size="large" busy={busy}>
				E-mail me a link
			</Button>
		</form>
	);
}
