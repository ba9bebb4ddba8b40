"use client";

import "./globals.css";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { titleOf } from "@/components/format/title";
import { browserLocale } from "@/components/language/browser-locale";
import { importPatiently } from "@/components/ui/import-patiently";
import { MessagePage } from "@/components/ui/message-page";
import { crash as de } from "@/messages/de/crash";
import { crash as en } from "@/messages/en/crash";
import { fallbackLocale } from "@/messages/locales";
import type { Key } from "@/messages/types";
import { inter } from "./inter";

const texts = { en, de };
const never = () => () => {};
const fromBrowser = () => browserLocale({ cookie: document.cookie, languages: navigator.languages });

const isLiveWall = () => location.pathname.endsWith("/live");

/** Nobody stands at the projector of a live wall. Only its error page loads this. */
const ComeBack = lazy(() =>
	importPatiently(async () => ({ default: (await import("@/components/waiting/come-back")).ComeBack })),
);

/**
 * Replaces the root layout when the layout itself fails, so it renders its own document. The layout's messages are then
 * missing as well, so it brings its own.
 */
export default function GlobalError({
	error,
	retry,
}: {
	error: Error & { digest?: string };
	retry: () => void;
}) {
	const locale = useSyncExternalStore(never, fromBrowser, () => fallbackLocale);
	const comesBack = useSyncExternalStore(never, isLiveWall, () => false);
	const text = (key: Key<"crash">) => texts[locale][key];
	return (
		<html lang={locale} className={inter.variable}>
			<body className="min-h-dvh antialiased">
				<title>{titleOf(text("tab"))}</title>
				<MessagePage
					title={text("title")}
					action={
						// Not the Button, which every page would load once more with this file.
						<button
							type="button"
							onClick={() => retry()}
							className="min-h-11 rounded-control bg-film px-4 py-1.5 text-sm font-semibold text-on-film hover:bg-film-hover"
						>
							{text("tryAgain")}
						</button>
					}
				>
					<p>{text("advice")}</p>
					{comesBack ? (
						<Suspense>
							<ComeBack
								say={(seconds) => (
									<p className="mt-2">{text("comesBack").replace("{seconds}", String(seconds))}</p>
								)}
							/>
						</Suspense>
					) : null}
					{error.digest ? (
						<p className="mt-3 text-sm">{text("errorId").replace("{digest}", error.digest)}</p>
					) : null}
				</MessagePage>
			</body>
		</html>
	);
}
