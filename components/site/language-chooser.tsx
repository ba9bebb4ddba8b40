"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useLocale, useTranslations } from "#translations";
import { type Locale, localeCookie } from "@/messages/locales";
import { Spinner } from "../ui/spinner";

export interface LanguageChoice {
	locale: Locale;
	name: string;
}

interface LanguageChooserProps {
	languages: readonly LanguageChoice[];
	/** Keeps the choice of a person who is signed in with their account. */
	save?: (locale: Locale) => Promise<void>;
}

/** Drawn here, because the landing page has no other icon and would load the icon library for this one. */
function Globe() {
	return (
		<svg aria-hidden="true" viewBox="0 0 24 24" className="size-4 shrink-0 fill-none stroke-current stroke-2">
			<circle cx="12" cy="12" r="10" />
			<ellipse cx="12" cy="12" rx="4" ry="10" />
			<path d="M2 12h20" />
		</svg>
	);
}

const aYear = 365 * 24 * 60 * 60;

/**
 * Chooses the language. The page is refreshed and not loaded again, so that uploads and everything typed go on. The
 * cookie keeps the choice in this browser, also after signing out.
 */
export function LanguageChooser({ languages, save }: LanguageChooserProps) {
	const t = useTranslations("language");
	const locale = useLocale();
	const router = useRouter();
	const [refreshing, startRefresh] = useTransition();
	const [saving, setSaving] = useState(false);
	const [failed, setFailed] = useState(false);
	const busy = saving || refreshing;

	async function choose(chosen: string) {
		const choice = languages.find((language) => language.locale === chosen);
		if (!choice || busy) return;
		setSaving(true);
		setFailed(false);
		try {
			await save?.(choice.locale);
			// Secure cookies could not be set on http://localhost by every browser, and this one is no secret.
			// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox before 140 and in older Safari
			document.cookie = `${localeCookie}=${choice.locale}; path=/; max-age=${aYear}; samesite=lax`;
			startRefresh(() => router.refresh());
		} catch {
			setFailed(true);
		} finally {
			setSaving(false);
		}
	}

	return (
		<div>
			<label className="flex min-h-11 items-center gap-2 rounded-control px-2 text-sm text-muted">
				{busy ? <Spinner /> : <Globe />}
				<span className="sr-only">{t("language")}</span>
				<select
					value={locale}
					aria-busy={busy || undefined}
					onChange={(change) => void choose(change.target.value)}
					className="min-h-11 min-w-0 rounded-control bg-transparent text-ink"
				>
					{languages.map(({ locale: value, name }) => (
						// Each name is in its own language, and a screen reader says it so.
						<option key={value} value={value} lang={value}>
							{name}
						</option>
					))}
				</select>
			</label>
			{failed ? (
				<p role="alert" className="text-caption text-bad">
					{t("notSaved")}
				</p>
			) : null}
		</div>
	);
}
