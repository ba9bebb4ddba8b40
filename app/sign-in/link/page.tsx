import type { Metadata } from "next";
import { safeCallbackUrl } from "@/components/sign-in/callback-url";
import { EmailLinkForm } from "@/components/sign-in/email-link-form";
import { FinishEmailLink } from "@/components/sign-in/finish-email-link";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { ApiProvider } from "@/components/trpc/client";
import { ButtonLink } from "@/components/ui/button-link";
import type { Translate } from "@/messages/types";
import { emailLinkMinutes } from "@/rules/sign-in";
import { findEmailLink } from "@/server/auth/email-link/find-email-link";
import { getTranslations } from "@/server/language/request/translations";
import { shownEmail } from "@/server/mail/shown-email";
import { deps } from "@/server/production-deps";
import { ChooseLanguage } from "../../_language/choose-language";
import { Messages } from "../../_language/messages";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("signIn"))("title") };
}

const over = (t: Translate<"signIn">) => ({
	used: { title: t("linkUsed"), lead: t("linkUsedLead") },
	expired: { title: t("linkExpired"), lead: t("linkExpiredLead", { minutes: emailLinkMinutes }) },
	unknown: { title: t("linkUnknown"), lead: t("linkUnknownLead") },
});

/** The page an e-mail link opens. Opening it changes nothing, because mail scanners open links; the button signs in. */
export default async function EmailLinkPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const { token } = await searchParams;
	const link = await findEmailLink(deps, typeof token === "string" ? token : "");
	const t = await getTranslations("signIn");
	const callbackUrl = safeCallbackUrl(link.state === "unknown" ? undefined : link.callbackUrl);
	if (link.state === "good") {
		const lead = t.rich("aboutTo", {
			email: shownEmail(link.email),
			address: (email) => (
				<span className="font-medium break-all text-ink" dir="ltr">
					{email}
				</span>
			),
		});
		return (
			<SignInFrame title={t("title")} lead={lead} language={<ChooseLanguage />}>
				<Messages of={["signIn"]}>
					<FinishEmailLink token={String(token)} callbackUrl={callbackUrl} />
				</Messages>
			</SignInFrame>
		);
	}
	return (
		<SignInFrame {...over(t)[link.state]} language={<ChooseLanguage />}>
			<Messages of={["signIn", "errors", "failures"]}>
				<ApiProvider>
					<EmailLinkForm callbackUrl={callbackUrl} />
				</ApiProvider>
			</Messages>
			<ButtonLink
				href={`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`}
				variant="quiet"
				className="mt-3"
			>
				{t("allWays")}
			</ButtonLink>
		</SignInFrame>
	);
}
