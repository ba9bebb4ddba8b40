import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { safeCallbackUrl } from "@/components/sign-in/callback-url";
import { signInErrorText } from "@/components/sign-in/error-text";
import { SignInOptions } from "@/components/sign-in/sign-in-options";
import { Wordmark } from "@/components/site/wordmark";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { getSession, signInWays } from "@/server/auth";

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
	const none = ways.demo.length === 0 && !ways.oidc;
	return (
		<main className="mx-auto flex min-h-dvh max-w-md flex-col px-4 pt-6 pb-12 sm:justify-center">
			<div>
				<Wordmark />
			</div>
			<h1 className="mt-8 text-title">Sign in</h1>
			<p className="mt-2 mb-6 leading-relaxed text-muted">
				To see the albums of the events you are on the roll of.
			</p>
			{error ? (
				<div className="mb-5">
					<Banner tone="bad" title={error.title}>
						{error.advice}
					</Banner>
				</div>
			) : null}
			{none ? (
				<Card className="p-5 text-sm leading-relaxed">
					No way to sign in is configured on this server. If it is yours, set the <code>OIDC_…</code>{" "}
					variables (see <code>.env.example</code>) and start it again.
				</Card>
			) : (
				<SignInOptions ways={ways} callbackUrl={callbackUrl} />
			)}
		</main>
	);
}
