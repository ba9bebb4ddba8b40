import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { safeCallbackUrl } from "@/components/sign-in/callback-url";
import { signInErrorText } from "@/components/sign-in/error-text";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { SignInOptions } from "@/components/sign-in/sign-in-options";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { getSession, signInWays } from "@/server/auth/current-session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const query = await searchParams;
	const callbackUrl = safeCallbackUrl(query.callbackUrl);
	if (await getSession()) redirect(callbackUrl);
	const ways = await signInWays();
	const error = signInErrorText(query.error);
	const none = ways.openId.length === 0 && !ways.emailLink && ways.demo.length === 0;
	return (
		<SignInFrame title="Sign in" lead="See the albums of your events.">
			{error ? (
				<div className="mb-5">
					<Banner tone="bad" title={error.title}>
						{error.advice}
					</Banner>
				</div>
			) : null}
			{none ? (
				<Card className="p-5 text-sm leading-relaxed">
					No way to sign in is set up on this server. If you run it, set the variables of at least one (
					<code>COGNITO_…</code>, <code>OIDC_…</code>, <code>GOOGLE_…</code> or <code>EMAIL_…</code>, see{" "}
					<code>.env.example</code>) and restart it.
				</Card>
			) : (
				<SignInOptions ways={ways} callbackUrl={callbackUrl} />
			)}
		</SignInFrame>
	);
}
