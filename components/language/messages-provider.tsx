"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { fallbackLocale, type Locale } from "@/messages/locales";
import { makeTranslate } from "@/messages/translate";
import type { Compiled, Namespace, Translate } from "@/messages/types";

type Loaded = Readonly<Partial<Record<Namespace, Compiled>>>;

interface Language {
	locale: Locale;
	messages: Loaded;
	translate: <N extends Namespace>(namespace: N) => Translate<N>;
}

/**
 * The formatting comes with the provider, which is in the root layout. If the hooks imported it, every page's scripts
 * would contain it again.
 */
const languageOf = (locale: Locale, messages: Loaded): Language => ({
	locale,
	messages,
	translate: (namespace) => makeTranslate(locale, messages[namespace] ?? {}),
});

const LanguageContext = createContext<Language>(languageOf(fallbackLocale, {}));

export const useLanguage = () => useContext(LanguageContext);

/** The messages of these features for what is below, in addition to those of a provider above in the same language. */
export function MessagesProvider({
	locale,
	messages,
	children,
}: {
	locale: Locale;
	messages: Loaded;
	children: ReactNode;
}) {
	const above = useLanguage();
	const language = useMemo(
		() => languageOf(locale, above.locale === locale ? { ...above.messages, ...messages } : messages),
		[above, locale, messages],
	);
	return <LanguageContext value={language}>{children}</LanguageContext>;
}
