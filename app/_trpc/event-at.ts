import "server-only";
import { notFound, redirect } from "next/navigation";
import { mayKeepDoor, mayOrganize } from "@/rules/roles";
import { requireSession } from "./require-session";
import { feedStart, getQueryClient, orNotFound, trpc } from "./server";

/**
 * The event with this address, for a page at `rest` below it. Redirects to sign in, and from an address that the event had
 * before to the same page at its present one. That is not permanent, because an event may take an old address back.
 */
export async function eventAt(slug: string, rest = "") {
	await requireSession(`/events/${slug}${rest}`);
	await feedStart();
	const event = await orNotFound(getQueryClient().fetchQuery(trpc.events.bySlug.queryOptions({ slug })));
	if (event.slug !== slug) redirect(`/events/${event.slug}${rest}`);
	return event;
}

/** The same for a page of its organizers, which does not exist for anybody else. */
export async function organizedEventAt(slug: string, rest: string) {
	const event = await eventAt(slug, rest);
	return mayOrganize(event) ? event : notFound();
}

/** The same for the page of those who keep its door. */
export async function doorAt(slug: string, rest: string) {
	const event = await eventAt(slug, rest);
	return mayKeepDoor(event) ? event : notFound();
}
