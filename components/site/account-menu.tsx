"use client";

import { useState } from "react";
import { countOf } from "../format/count";
import { useRemovals } from "../removal/removals-provider";
import { useTRPCClient } from "../trpc/client";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Initials } from "../ui/initials";
import { closeQueues, photosAtStake } from "../upload/open-queues";

interface AccountMenuProps {
	user: { name: string; email: string | null };
	/** Where the identity provider's own session is ended; null if there is none. */
	signOutUrl: string | null;
}

type Where = "here" | "everywhere";

export function AccountMenu({ user, signOutUrl }: AccountMenuProps) {
	const client = useTRPCClient();
	const removals = useRemovals();
	const [open, setOpen] = useState(false);
	const [busy, setBusy] = useState<Where | null>(null);
	const [failed, setFailed] = useState<"removal" | "server" | null>(null);
	/** Signing out would lose photos, so the person has to confirm it first. */
	const [asked, setAsked] = useState<{ where: Where; photos: number } | null>(null);

	async function leave(where: Where) {
		setBusy(where);
		setFailed(null);
		// Before signing out, because the server would refuse the removals afterwards.
		if (!(await removals.flush())) return stay("removal");
		try {
			if (where === "everywhere") await client.signIn.endSessions.mutate();
			// Loaded here and not with the page, because most visits end without signing out.
			const { signOut } = await import("next-auth/react");
			await signOut({ redirect: false });
			closeQueues();
			window.location.assign(signOutUrl ?? "/");
		} catch {
			stay("server");
		}
	}

	function stay(why: "removal" | "server") {
		setBusy(null);
		setFailed(why);
		setOpen(true);
	}

	function ask(where: Where) {
		const photos = photosAtStake();
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
			<Button variant="quiet" busy={busy === "here"} disabled={busy !== null} onClick={() => ask("here")}>
				Sign out
			</Button>
			{open ? (
				<Dialog
					aria-labelledby="account-title"
					onClose={close}
					className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
				>
					<h2 id="account-title" className="text-lg font-semibold">
						{user.name}
					</h2>
					<p className="mt-0.5 text-sm break-all text-muted">{user.email ?? "No verified e-mail address"}</p>
					{failed ? (
						<div className="mt-4">
							{failed === "removal" ? (
								<Banner tone="bad" title="A photo was not removed.">
									Close this to try again. If you sign out anyway, the photo stays in the album.
								</Banner>
							) : (
								<Banner tone="bad" title="You are still signed in.">
									Can't reach the server. Check your connection and try again.
								</Banner>
							)}
						</div>
					) : null}
					<p className="mt-4 text-sm leading-relaxed text-muted">
						{asked
							? `${countOf(asked.photos, "photo")} you chose ${asked.photos === 1 ? "is" : "are"} not in the album yet and won't be added if you sign out.`
							: "Lost a phone, or signed in on one that isn't yours? Sign out of all devices, including this one."}
					</p>
					<div className="mt-4 flex flex-col gap-2">
						<Button
							variant="danger"
							busy={busy === (asked?.where ?? "everywhere")}
							disabled={busy !== null}
							onClick={() => (asked ? leave(asked.where) : ask("everywhere"))}
						>
							{asked ? "Sign out without them" : "Sign out of all devices"}
						</Button>
						<Button variant="quiet" disabled={busy !== null} onClick={close}>
							{asked ? "Stay signed in" : "Close"}
						</Button>
					</div>
				</Dialog>
			) : null}
		</div>
	);
}
