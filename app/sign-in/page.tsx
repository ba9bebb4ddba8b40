import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FaceFacts, FacePicture } from "@/components/events/event-face";
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
import { faceAt } from "./_face-at";
import { previewOf } from "./_preview-of";

interface Props {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
	const face = await faceAt(safeCallbackUrl((await searchParams).callbackUrl));
	return face ? previewOf(face) : { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
	const query = await searchParams;
	const callbackUrl = safeCallbackUrl(query.callbackUrl);
	if (await getSession()) redirect(callbackUrl);
	const [ways, face] = await Promise.all([signInWays(), faceAt(callbackUrl)]);
	const error = signInError(query.error);
	const t = await getTranslations("signIn");
	const none = ways.openId.length === 0 && !ways.emailLink && ways.demo.length === 0;
	return (
		<SignInFrame
			title={face ? <bdi>{face.name}</bdi> : t("title")}
			lead={face ? t(face.takesPhotos ? "whyOpen" : "whyClosed") : t("lead")}
			language={<ChooseLanguage />}
			picture={face ? <FacePicture cover={face.cover} /> : null}
			facts={face ? <FaceFacts face={face} /> : null}
		>
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
					<SignInOptions ways={ways} callbackUrl={callbackUrl} another={query.another !== undefined} />
				</Messages>
			)}
		</SignInFrame>
	);
}
