"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
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

export function SignInOptions({ ways, callbackUrl }: { ways: Ways; callbackUrl: string }) {
	/** The way that is under way; the page is left when it succeeds. */
	const [busy, setBusy] = useState<string | null>(null);
	const [failed, setFailed] = useState(false);

	const go = (way: string, started: Promise<unknown>) => {
		setBusy(way);
		setFailed(false);
		started.catch(() => {
			setBusy(null);
			setFailed(true);
		});
	};

	const others = ways.openId.length > 0 || ways.emailLink;
	return (
		<div className="flex flex-col gap-5">
			{failed ? <NoAnswer /> : null}
			{ways.openId.length > 0 ? (
				<div className="flex flex-col gap-2.5">
					{ways.openId.map(({ id, name }, index) => (
						<Button
							key={id}
							variant={index === 0 ? "primary" : "secondary"}
							size="large"
							busy={busy === id}
							disabled={busy !== null}
							onClick={() => go(id, signIn(id, { callbackUrl }))}
						>
							Continue with {name}
						</Button>
					))}
				</div>
			) : null}
			{ways.emailLink ? (
				<>
					{ways.openId.length > 0 ? (
						<p className="flex items-center gap-3 text-caption text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
							or
						</p>
					) : null}
					<ApiProvider>
						<EmailLinkForm callbackUrl={callbackUrl} primary={ways.openId.length === 0} />
					</ApiProvider>
				</>
			) : null}
			{ways.demo.length > 0 ? (
				<DemoAccounts
					accounts={ways.demo}
					heading={
						others ? "Or look around as somebody from the demo" : "Look around as somebody from the demo"
					}
					busy={busy}
					onPick={(email) => go(email, signIn("demo", { email, callbackUrl }))}
				/>
			) : null}
		</div>
	);
}
