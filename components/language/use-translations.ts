/**
 * The hooks of components that run in the browser. package.json gives them the name #translations, and server
 * components another file under the same name (server/language/request/use-translations.ts), so that a component does not have
 * to know where it runs.
 */
import { useMemo } from "react";
import type { Locale } from "@/messages/locales";
import type { Namespace, Translate } from "@/messages/types";
import { useLanguage } from "./messages-provider";

/** Makes sentences from the messages of one feature. A `<Messages of>` above must name the feature. */
export function useTranslations<N extends Namespace>(namespace: N): Translate<N> {
	const { translate } = useLanguage();
	return useMemo(() => translate(namespace), [translate, namespace]);
}

export function useLocale(): Locale {
	return useLanguage().locale;
}
