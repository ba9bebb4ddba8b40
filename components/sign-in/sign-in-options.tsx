"use client";

import { ChevronRight } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Initials } from "../ui/initials";
import { Spinner } from "../ui/spinner";

interface Ways {
	demo: readonly { email: string; name: string; note: string }[];
	oidc: { name: string } | null;
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

	return (
		<div className="flex flex-col gap-5">
			{failed ? (
				<Banner tone="bad" title="The server does not answer.">
					Check your connection and try again.
				</Banner>
			) : null}
			{ways.oidc ? (
				<Button
					variant="primary"
					size="large"
					busy={busy === "oidc"}
					disabled={busy !== null}
					onClick={() => go("oidc", signIn("oidc", { callbackUrl }))}
				>
					Continue with {ways.oidc.name}
				</Button>
			) : null}
			{ways.demo.length > 0 ? (
				<section aria-labelledby="demo-accounts">
					<h2 id="demo-accounts" className="mb-2 text-caption font-medium text-muted">
						{ways.oidc ? "Or look around as somebody from the demo" : "Look around as somebody from the demo"}
					</h2>
					<Card className="divide-y divide-line overflow-hidden">
						{ways.demo.map(({ email, name, note }) => (
							<button
								key={email}
								type="button"
								disabled={busy !== null}
								aria-busy={busy === email || undefined}
								onClick={() => go(email, signIn("demo", { email, callbackUrl }))}
								className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-left transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
							>
								<Initials name={name} />
								<span className="min-w-0 flex-1">
									<span className="block font-medium">{name}</span>
									<span className="block text-caption text-muted first-letter:uppercase">{note}</span>
								</span>
								{busy === email ? <Spinner /> : <ChevronRight aria-hidden className="size-5 text-muted" />}
							</button>
						))}
					</Card>
				</section>
			) : null}
		</div>
	);
}
