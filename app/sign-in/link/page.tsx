import type { Metadata } from "next";
import { safeCallbackUrl } from "@/components/sign-in/callback-url";
import { EmailLinkForm } from "@/components/sign-in/email-link-form";
import { FinishEmailLink } from "@/components/sign-in/finish-email-link";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { ApiProvider } from "@/components/trpc/client";
import { ButtonLink } from "@/components/ui/button-link";
import { emailLinkMinutes } from "@/rules/sign-in";
import { findEmailLink } from "@/server/auth/email-link/find-email-link";
import { deps } from "@/server/production-deps";

export const metadata: Metadata = { title: "Sign in" };

const over = {
	used: {
		title: "This link has already been used",
		lead: "Each link works once. If you used it, on this device or another, you are signed in there. To sign in here, ask for a new link.",
	},
	expired: {
		title: "This link has expired",
		lead: `A link works for ${emailLinkMinutes} minutes. Ask for a new one.`,
	},
	unknown: {
		title: "This link does not work",
		lead: "It is more than a day old, or your mail app cut it off. Copy the whole address from the e-mail, or ask for a new link.",
	},
};

/** The page an e-mail link opens. Opening it changes nothing, because mail scanners open links; the button signs in. */
export default async function EmailLinkPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const { token } = await searchParams;
	const link = await findEmailLink(deps, typeof token === "string" ? token : "");
	const callbackUrl = safeCallbackUrl(link.state === "unknown" ? undefined : link.callbackUrl);
	if (link.state === "good") {
		const lead = (
			<>
				You are about to sign in as <span className="font-medium break-all text-ink">{link.email}</span>.
			</>
		);
		return (
			<SignInFrame title="Sign in" lead={lead}>
				<FinishEmailLink token={String(token)} callbackUrl={callbackUrl} />
			</SignInFrame>
		);
	}
	return (
		<SignInFrame {...over[link.state]}>
			<ApiProvider>
				<EmailLinkForm callbackUrl={callbackUrl} />
			</ApiProvider>
			<ButtonLink
				href={`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`}
				variant="quiet"
				className="mt-3"
			>
				All ways to sign in
			</ButtonLink>
		</SignInFrame>
	);
}
