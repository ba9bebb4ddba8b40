"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { SignInAgain } from "../sign-in/sign-in-again";
import { failureOf } from "../trpc/failure-of";
import { hasCode, isFinal } from "../trpc/query-client";
import { onSignedInAgain } from "../trpc/session";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

interface LoadMoreProps {
	hasMore: boolean;
	busy: boolean;
	error: unknown;
	onMore: () => void;
}

/** Loads the next page well before the reader gets there. The button is for keyboards and for a page that failed. */
export function LoadMore({ hasMore, busy, error, onMore }: LoadMoreProps) {
	const t = useTranslations("gallery");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const failed = error !== null;
	const ref = useRef<HTMLDivElement>(null);
	const automatic = hasMore && !busy && !failed;
	useEffect(() => {
		const sentinel = ref.current;
		if (!sentinel || !automatic) return;
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) onMore();
			},
			{ rootMargin: "2500px" },
		);
		observer.observe(sentinel);
		return () => observer.disconnect();
	}, [automatic, onMore]);

	useEffect(() => {
		if (failed) return onSignedInAgain(onMore);
	}, [failed, onMore]);

	if (!hasMore) return null;
	return (
		<div ref={ref} data-load-more className="mt-8 flex flex-col items-center gap-4">
			{failed ? (
				<Banner
					tone="bad"
					title={t("notLoaded")}
					action={hasCode(error, "SIGNED_OUT") ? <SignInAgain variant="secondary" /> : null}
				>
					{isFinal(error) ? failureText(failureOf(error)) : t("notLoadedAdvice")}
				</Banner>
			) : null}
			<Button busy={busy} onClick={onMore}>
				{failed ? common("tryAgain") : t("loadMore")}
			</Button>
		</div>
	);
}
