"use client";

import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import type { Failure } from "@/messages/types";
import { emailLinkMinutes } from "@/rules/sign-in";
import { useFailureText } from "../language/use-failure-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";

/** Asks for a sign-in link. Nothing the visitor can observe reveals whether the address is known. */
export function EmailLinkForm({ callbackUrl, primary = true }: { callbackUrl: string; primary?: boolean }) {
	const client = useTRPCClient();
	const t = useTranslations("signIn");
	const failureText = useFailureText();
	const [email, setEmail] = useState("");
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Failure | null>(null);
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
			setFailed(failureOf(error));
		} finally {
			underWay.current = false;
			setBusy(false);
		}
	}

	if (sentTo) {
		return (
			<div role="status" className="flex flex-col gap-3">
				<Banner title={t("checkEmail")}>
					{t.rich("linkSent", {
						email: sentTo,
						minutes: emailLinkMinutes,
						address: (email) => (
							<span className="font-medium break-all" dir="ltr">
								{email}
							</span>
						),
					})}
				</Banner>
				<Button variant="quiet" onClick={() => setSentTo(null)}>
					{t("otherAddress")}
				</Button>
			</div>
		);
	}
	return (
		<form
			// Returns no promise, because React would hold back every navigation until it settled.
			action={(form) => void ask(String(form.get("email")).trim())}
			// The browser would refuse addresses that are good, such as those with letters of other scripts before the @.
			noValidate
			className="flex flex-col gap-3"
		>
			<TextField
				label={t("email")}
				name="email"
				type="email"
				autoComplete="email"
				required
				maxLength={254}
				defaultValue={email}
				error={failed && failureText(failed)}
			/>
			<Button type="submit" variant={primary ? "primary" : "secondary"} size="large" busy={busy}>
				{t("sendLink")}
			</Button>
		</form>
	);
}
