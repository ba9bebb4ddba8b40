/** The hooks of server components that are not asynchronous. See components/language/use-translations.ts. */
import "server-only";
import { use } from "react";
import { translator } from "@/messages/compile";
import type { Locale } from "@/messages/locales";
import type { Namespace, Translate } from "@/messages/types";
import { currentLocale } from "./current-locale";

export function useTranslations<N extends Namespace>(namespace: N): Translate<N> {
	return translator(useLocale(), namespace);
}

export function useLocale(): Locale {
	return use(currentLocale());
}
