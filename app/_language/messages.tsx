import "server-only";
import type { ReactNode } from "react";
import { MessagesProvider } from "@/components/language/messages-provider";
import { compiledMessages } from "@/messages/compile";
import type { Locale } from "@/messages/locales";
import type { Namespace } from "@/messages/types";
import { currentLocale } from "@/server/language/request/current-locale";

/**
 * Sends the messages of these features to the browser, for the client components below. tests/messages.test.ts checks
 * that each page names exactly the features that its client components use.
 */
export async function Messages({
	of,
	locale,
	children,
}: {
	of: readonly Namespace[];
	/** Another language than the reader's: that of an event, for what everybody at the event reads. */
	locale?: Locale;
	children: ReactNode;
}) {
	const language = locale ?? (await currentLocale());
	const messages = Object.fromEntries(of.map((name) => [name, compiledMessages(language, name)]));
	return (
		<MessagesProvider locale={language} messages={messages}>
			{children}
		</MessagesProvider>
	);
}
