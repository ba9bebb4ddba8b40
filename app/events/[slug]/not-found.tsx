import type { Metadata } from "next";
import { AnotherAddress } from "@/components/site/another-address";
import { ButtonLink } from "@/components/ui/button-link";
import { StoppedAtEvent } from "@/components/upload/views/stopped-at-event";
import { getSession } from "@/server/auth/current-session";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../_language/messages";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("site"))("notFound") };
}

/** The same whether there is no such event or the person is not on its roll. */
export default async function EventNotFound() {
	const t = await getTranslations("events");
	const session = await getSession();
	return (
		<div className="mx-auto flex max-w-xl flex-col gap-3 py-16">
			<h1 className="text-title text-balance">{t("notFoundTitle")}</h1>
			<p className="leading-relaxed text-pretty text-muted">{t("notFoundAdvice")}</p>
			{session ? <SignedInAs email={session.user.email} /> : null}
			<Messages of={["kept", "stranger"]}>
				<StoppedAtEvent />
				<div className="mt-3 flex flex-wrap items-start gap-3">
					{session ? <AnotherAddress personId={session.user.id} /> : null}
					<ButtonLink href="/events">{t("yourEvents")}</ButtonLink>
				</div>
			</Messages>
		</div>
	);
}

/** `email` is the verified address; null if there is none. */
async function SignedInAs({ email }: { email: string | null }) {
	const t = await getTranslations("stranger");
	return (
		<p className="leading-relaxed text-pretty">
			{email
				? t.rich("signedInAs", {
						email,
						address: (text) => (
							<strong className="font-semibold wrap-anywhere" dir="ltr">
								{text}
							</strong>
						),
					})
				: t("noAddress")}
		</p>
	);
}
