import { type Locale, pseudoLocales, realLocales } from "@/messages/locales";
import { env } from "../env.js";

/**
 * The languages that a request may have. The generated ones are only for a server with demo accounts, which
 * server/env.js allows on this machine alone.
 */
export const offeredLocales: readonly Locale[] = env.DEMO_SIGN_IN
	? [...realLocales, ...pseudoLocales]
	: realLocales;

/** The language if it is offered, for instance out of a cookie that anybody may have written; otherwise null. */
export const offered = (locale: string | null | undefined): Locale | null =>
	offeredLocales.find((known) => known === locale) ?? null;
