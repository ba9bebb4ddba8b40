"use client";

import { signIn } from "next-auth/react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import { ApiProvider } from "../trpc/client";
import { Button } from "../ui/button";
import { NoAnswer } from "../ui/no-answer";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { EmailLinkForm } from "./email-link-form";

interface Ways {
	openId: readonly { id: string; name: string }[];
	emailLink: boolean;
	demo: readonly DemoAccount[];
}

/**
 * A provider keeps a session of its own, and would otherwise sign the same person in without asking.
 * https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest. Google knows only the second.
 */
const askingAgain = (way: string) => ({ prompt: way === "google" ? "select_account" : "login" });

/** Forms, because React replays presses made before its scripts loaded, which on a slow network takes a while. */
export function SignInOptions({
	ways,
	callbackUrl,
	another = false,
}: {
	ways: Ways;
	callbackUrl: string;
	/** The person was signed in with another address, and providers are asked not to take the same one again. */
	another?: boolean;
}) {
	/** The sign-in in progress: a provider's id or a demo account's e-mail address. Success leaves the page. */
	const [busy, setBusy] = useState<string | null>(null);
	const [failed, setFailed] = useState(false);
	const t = useTranslations("signIn");
	/** All replayed presses come at once; only the first one counts. */
	const underWay = useRef(false);

	const go = (form: FormData) => {
		if (underWay.current) return;
		underWay.current = true;
		const email = form.get("demo");
		const way = String(email ?? form.get("way"));
		setBusy(way);
		setFailed(false);
		const started = email
			? signIn("demo", { email, callbackUrl })
			: signIn(way, { callbackUrl }, another ? askingAgain(way) : undefined);
		started.catch(() => {
			underWay.current = false;
			setBusy(null);
			setFailed(true);
		});
	};

	const others = ways.openId.length > 0 || ways.emailLink;
	return (
		<div className="flex flex-col gap-5">
			{failed ? <NoAnswer /> : null}
			{ways.openId.length > 0 ? (
				<form action={go} className="flex flex-col gap-2.5">
					{ways.openId.map(({ id, name }, index) => (
						<Button
							key={id}
							type="submit"
							name="way"
							value={id}
							variant={index === 0 ? "primary" : "secondary"}
							size="large"
							busy={busy === id}
							disabled={busy !== null}
						>
							{t("continueWith", { provider: name })}
						</Button>
					))}
				</form>
			) : null}
			{ways.emailLink ? (
				<>
					{ways.openId.length > 0 ? (
						<p className="flex items-center gap-3 text-caption text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
							{t("or")}
						</p>
					) : null}
					<ApiProvider>
						<EmailLinkForm callbackUrl={callbackUrl} primary={ways.openId.length === 0} />
					</ApiProvider>
				</>
			) : null}
			{ways.demo.length > 0 ? (
				<DemoAccounts accounts={ways.demo} heading={t(others ? "orDemo" : "demo")} busy={busy} action={go} />
			) : null}
		</div>
	);
}
