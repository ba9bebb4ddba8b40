/**
 * The language of the current request: the person's own choice, or else that of this browser, or else what the browser
 * asks for. The choice comes with the session, so that no page makes a query for it.
 */
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Locale, localeCookie } from "@/messages/locales";
import { negotiate } from "@/messages/negotiate";
import { type AppSession, getSession } from "../../auth/current-session";
import { offered, offeredLocales } from "../offered";

export const currentLocale = cache(async (): Promise<Locale> => localeOf(await getSession()));

/** The same for callers that have the session already: in a route handler, `cache` of React remembers nothing. */
export async function localeOf(session: AppSession | null): Promise<Locale> {
	return (
		offered(session?.user.locale) ??
		offered((await cookies()).get(localeCookie)?.value) ??
		negotiate((await headers()).get("accept-language"), offeredLocales)
	);
}
