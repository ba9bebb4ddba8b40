import type { ReactNode } from "react";
import { RemovalsProvider } from "@/components/removal/removals-provider";
import { SessionGuard } from "@/components/session/session-guard";
import { SiteHeader } from "@/components/site/site-header";
import { ApiProvider } from "@/components/trpc/client";
import { contentId } from "@/components/ui/skip-link";
import { PersonProvider } from "@/components/upload/person";
import { getSession } from "@/server/auth/current-session";
import { languageChoices } from "../_language/language-choices";
import { Messages } from "../_language/messages";

export default async function EventsLayout({ children }: { children: ReactNode }) {
	const session = await getSession();
	// The page redirects to sign-in, because only the page knows its own address.
	if (!session) return children;
	return (
		<Messages of={["language", "site", "errors", "failures", "hiding", "removal"]}>
			<ApiProvider>
				<PersonProvider id={session.user.id}>
					<RemovalsProvider>
						<SiteHeader
							user={session.user}
							signOutUrl={session.signOutUrl}
							languages={await languageChoices()}
						/>
						<main id={contentId} className="mx-auto max-w-6xl px-4 py-4 sm:px-6 sm:py-8">
							{children}
						</main>
						<SessionGuard person={session.user.id} />
					</RemovalsProvider>
				</PersonProvider>
			</ApiProvider>
		</Messages>
	);
}
