"use client";

import { useState } from "react";
import { useTRPCClient } from "../trpc/client";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Initials } from "../ui/initials";

interface AccountMenuProps {
	user: { name: string; email: string | null };
	/** Where the provider's own session is ended; null where there is none to end. */
	signOutUrl: string | null;
}

export function AccountMenu({ user, signOutUrl }: AccountMenuProps) {
	const client = useTRPCClient();
	const [open, setOpen] = useState(false);
	const [busy, setBusy] = useState<"here" | "everywhere" | null>(null);
	const [failed, setFailed] = useState(false);

	async function leave(where: "here" | "everywhere") {
		setBusy(where);
		setFailed(false);
		try {
			if (where === "everywhere") await client.signIn.endSessions.mutate();
			// Not with the page: most visits end without it.
			const { signOut } = await import("next-auth/react");
			await signOut({ redirect: false });
			window.location.assign(signOutUrl ?? "/");
		} catch {
			setBusy(null);
			setFailed(true);
			setOpen(true);
		}
	}

	return (
		<div className="flex items-center gap-1.5">
			<button
				type="button"
				aria-haspopup="dialog"
				onClick={() => setOpen(true)}
				className="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-1 transition-colors hover:bg-sunken"
			>
				<Initials name={user.name} />
				<span aria-hidden className="hidden px-1 text-sm font-medium sm:inline">
					{user.name}
				</span>
				<span className="sr-only">Your account: {user.name}</span>
			</button>
			<Button variant="quiet" busy={busy === "here"} disabled={busy !== null} onClick={() => leave("here")}>
				Sign out
			</Button>
			{open ? (
				<Dialog
					aria-labelledby="account-title"
					onClose={() => setOpen(false)}
					className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
				>
					<h2 id="account-title" className="text-lg font-semibold">
						{user.name}
					</h2>
					<p className="mt-0.5 text-sm break-all text-muted">
						{user.email ?? "Without a proven e-mail address"}
					</p>
					{failed ? (
						<div className="mt-4">
							<Banner tone="bad" title="You are still signed in.">
								The server does not answer. Check your connection and try again.
							</Banner>
						</div>
					) : null}
					<p className="mt-4 text-sm leading-relaxed text-muted">
						Lost a phone, or signed in on one that is not yours? Sign out of all devices, this one included.
					</p>
					<div className="mt-4 flex flex-col gap-2">
						<Button
							variant="danger"
							busy={busy === "everywhere"}
							disabled={busy !== null}
							onClick={() => leave("everywhere")}
						>
							Sign out of all devices
						</Button>
						<Button variant="quiet" disabled={busy !== null} onClick={() => setOpen(false)}>
							Close
						</Button>
					</div>
				</Dialog>
			) : null}
		</div>
	);
}
