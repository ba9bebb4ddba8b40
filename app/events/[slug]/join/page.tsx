import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { EntryState } from "@/components/join/entry-state";
import { JoinEvent } from "@/components/join/join-event";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { isFresh, joinPath } from "@/rules/venue";
import { getSession } from "@/server/auth/current-session";
import { AppError } from "@/server/errors";
import { getTranslations } from "@/server/language/request/translations";
import { deps } from "@/server/production-deps";
import { needsName } from "@/server/venue/needs-name";
import { readTicket } from "@/server/venue/ticket";
import { ChooseLanguage } from "../../../_language/choose-language";
import { Messages } from "../../../_language/messages";
import { requireSession } from "../../../_trpc/require-session";
import { getQueryClient, orNotFound, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<{ ticket?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("venue"))("joinTitle") };
}

/**
 * Where a scanned code leads. Somebody who is not signed in goes to do that and comes back, perhaps on another device. Opening
 * the page changes nothing; its script lets the person in, or a button if another site has led them here.
 */
export default async function JoinPage({ params, searchParams }: Props) {
	const [{ slug }, { ticket }] = await Promise.all([params, searchParams]);
	if (typeof ticket !== "string") return <Waiting slug={slug} />;
	const read = readTicket(deps, { slug, ticket });
	const problem = !read ? "wrong" : read.isOver || !isFresh(read.code, read.scannedAt) ? "old" : null;
	if (problem) return <Problem problem={problem} />;
	const session = await requireSession(joinPath(slug, ticket));
	return (
		<Messages of={["venue"]}>
			<JoinEvent
				{...{ slug, ticket }}
				asks={(await headers()).get("sec-fetch-site") === "cross-site"}
				asksName={await needsName(deps, { slug, userId: session.user.id })}
				person={session.user.name ?? session.user.email ?? null}
			/>
		</Messages>
	);
}

/** How it stands with somebody who has come with the code before. */
async function Waiting({ slug }: { slug: string }) {
	await requireSession(`/events/${slug}/join`);
	const asked = getQueryClient().fetchQuery(trpc.venue.mine.queryOptions({ slug }));
	const entry = await orNotFound(asked).catch((error: unknown) => {
		if (isArchived(error)) return null;
		throw error;
	});
	if (!entry) return <Problem problem="archived" />;
	if (entry.outcome === "ATTENDED") redirect(`/events/${entry.slug}`);
	return (
		<Messages of={["venue"]}>
			<EntryState entry={entry} />
		</Messages>
	);
}

const isArchived = (error: unknown) =>
	error instanceof TRPCError && error.cause instanceof AppError && error.cause.code === "EVENT_ARCHIVED";

/** What can be said of a code without looking at the event, so that nobody signs in for nothing; or that the event is over. */
async function Problem({ problem }: { problem: "wrong" | "old" | "archived" }) {
	const [t, errors, session] = await Promise.all([
		getTranslations("venue"),
		getTranslations("errors"),
		getSession(),
	]);
	const title = t(`${problem}Title`);
	const text =
		problem === "old" ? t("oldText") : errors(problem === "wrong" ? "VENUE_CODE_WRONG" : "EVENT_ARCHIVED");
	if (!session)
		return (
			<SignInFrame title={title} lead={text} language={<ChooseLanguage />}>
				{null}
			</SignInFrame>
		);
	return (
		<section className="mx-auto flex max-w-md flex-col gap-3 py-8">
			<h1 className="text-title text-balance">{title}</h1>
			<p className="leading-relaxed text-pretty text-muted">{text}</p>
		</section>
	);
}
