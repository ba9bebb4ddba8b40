import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { safeCallbackUrl } from "@/components/sign-in/callback-url";
import { signInError } from "@/components/sign-in/error-text";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { SignInOptions } from "@/components/sign-in/sign-in-options";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { getSession, signInWays } from "@/server/auth/current-session";
import { getTranslations } from "@/server/language/request/translations";
import { ChooseLanguage } from "../_language/choose-language";
import { Messages } from "../_language/messages";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const query = await searchParams;
	const callbackUrl = safeCallbackUrl(query.callbackUrl);
	if (await getSession()) redirect(callbackUrl);
	const ways = await signInWays();
	const error = signInError(query.error);
	const t = await getTranslations("signIn");
	const none = ways.openId.length === 0 && !ways.emailLink && ways.demo.length === 0;
	return (
		<SignInFrame title={t("title")} lead={t("lead")} language={<ChooseLanguage />}>
			{error ? (
				<div className="mb-5">
					<Banner tone="bad" title={t(error.title)}>
						{t(error.advice)}
					</Banner>
				</div>
			) : null}
			{none ? (
				<Card className="p-5 text-sm leading-relaxed">
					{t.rich("noWay", { code: (text) => <code>{text}</code> })}
				</Card>
			) : (
				<Messages of={["signIn", "errors", "failures"]}>
					<SignInOptions ways={ways} callbackUrl={callbackUrl} />
				</Messages>
			)}
		</SignInFrame>
	);
}
