import type { ReactNode } from "react";
import { SiteHeader } from "@/components/site/site-header";
import { ApiProvider } from "@/components/trpc/client";
import { UploadQueuesProvider } from "@/components/upload/upload-queues";
import { requireSession } from "../_trpc/require-session";

export default async function EventsLayout({ children }: { children: ReactNode }) {
	const { user } = await requireSession("/events");
	return (
		<ApiProvider>
			<UploadQueuesProvider>
				<SiteHeader user={user} />
				<main className="mx-auto max-w-6xl px-4 py-7 sm:px-6 sm:py-10">{children}</main>
			</UploadQueuesProvider>
		</ApiProvider>
	);
}
