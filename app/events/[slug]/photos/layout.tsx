import type { ReactNode } from "react";
import { getSession } from "@/server/auth/current-session";
import { feedStart, getQueryClient, orNotFound, trpc } from "../../../_trpc/server";

interface Props {
	children: ReactNode;
	params: Promise<{ slug: string }>;
}

/**
 * People who cannot see the event get the event's own not-found page, and only others that of a missing photo, which leads to
 * the album. The page asks for the event as well, and the answer is shared.
 */
export default async function PhotosLayout({ children, params }: Props) {
	const { slug } = await params;
	// The page redirects to sign-in, because only the page knows its own address.
	if (!(await getSession())) return children;
	await feedStart();
	await orNotFound(getQueryClient().fetchQuery(trpc.events.bySlug.queryOptions({ slug })));
	return children;
}
