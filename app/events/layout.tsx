import type { ReactNode } from "react";
import { RemovalsProvider } from "@/components/removal/removals-provider";
import { SiteHeader } from "@/components/site/site-header";
import { ApiProvider } from "@/components/trpc/client";
import { getSession } from "@/server/auth/current-session";

export default async function EventsLayout({ children }: { children: ReactNode }) {
	const session = await getSession();
	// The page sends them to sign in: only it knows where they wanted to go.
	if (!session) return children;
	return (
		<ApiProvider>
			<RemovalsProvider>
				<SiteHeader user={session.user} signOutUrl={session.signOutUrl} />
				<main className="mx-auto max-w-6xl px-4 py-7 sm:px-6 sm:py-10">{children}</main>
			</RemovalsProvider>
		</ApiProvider>
	);
}
