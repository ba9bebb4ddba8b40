"use client";

import { useQueryClient } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "#translations";
import { browserAttention } from "../feed/attention";
import { SignInAgain } from "../sign-in/sign-in-again";
import { closeSignIn } from "../sign-in/sign-in-window";
import { noteSignedIn } from "../trpc/session";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { closeQueues } from "../upload/open-queues";
import { awaitSession } from "./await-session";
import { onOtherPage } from "./pages-of-person";
import { whoIsSignedIn } from "./who-is-signed-in";

function whenLikely(now: () => void): () => void {
	const stops = [browserAttention.onReturn(now), onOtherPage(now)];
	addEventListener("focus", now);
	return () => {
		removeEventListener("focus", now);
		for (const stop of stops) stop();
	};
}

/**
 * Says that the session has ended, first as a dialog, then as a note at the lower edge for a person who goes on reading. When they
 * have signed in again, it leaves, and what was refused goes on. When somebody else has, the page is loaded for them.
 */
export function SignedOutNote({ person }: { person: string }) {
	const t = useTranslations("site");
	const queryClient = useQueryClient();
	const [isCertain, setCertain] = useState(false);
	const [isReading, setReading] = useState(false);
	useEffect(
		() =>
			awaitSession({
				...{ person, whenLikely, ask: whoIsSignedIn, isSeen: browserAttention.isSeen },
				onNobody: () => setCertain(true),
				onPerson() {
					closeSignIn();
					noteSignedIn();
					// What has loaded is kept up to date by the change feed. This is for what could not be loaded.
					void queryClient.refetchQueries({
						type: "active",
						predicate: ({ state }) => state.status === "error" && state.data === undefined,
					});
				},
				onAnother() {
					closeSignIn();
					closeQueues();
					location.reload();
				},
			}),
		[person, queryClient],
	);
	if (!isCertain) return null;
	if (isReading)
		return (
			<section
				aria-label={t("signedOut")}
				className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-xl flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-darkroom py-2 ps-4 pe-2 text-sm text-on-darkroom shadow-lg print:hidden"
			>
				<LogIn aria-hidden className="size-5 shrink-0 rtl:-scale-x-100" />
				<p className="min-w-0 flex-1 basis-40">{t("signedOut")}</p>
				<SignInAgain variant="darkroom" />
			</section>
		);
	return (
		<Dialog
			aria-labelledby="signed-out-title"
			aria-describedby="signed-out-text"
			onClose={() => setReading(true)}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<h2 id="signed-out-title" className="text-lg font-semibold">
				{t("signedOut")}
			</h2>
			<p id="signed-out-text" className="mt-2 leading-relaxed text-pretty text-muted">
				{t("signedOutText")}
			</p>
			<div className="mt-4 flex flex-wrap gap-2">
				<SignInAgain />
				<Button variant="quiet" onClick={() => setReading(true)}>
					{t("keepReading")}
				</Button>
			</div>
		</Dialog>
	);
}
