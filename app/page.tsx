import { redirect } from "next/navigation";
import { FilmStrip } from "@/components/site/film-strip";
import { Wordmark } from "@/components/site/wordmark";
import { ButtonLink } from "@/components/ui/button-link";
import { contentId } from "@/components/ui/skip-link";
import { signInPath } from "@/rules/sign-in";
import { getSession } from "@/server/auth/current-session";
import { getTranslations } from "@/server/language/request/translations";
import { ChooseLanguage } from "./_language/choose-language";

const promises = [
	{ title: "roll", text: "rollText" },
	{ title: "wifi", text: "wifiText" },
	{ title: "location", text: "locationText" },
] as const;

export default async function LandingPage() {
	if (await getSession()) redirect("/events");
	const t = await getTranslations("landing");
	return (
		<div className="flex min-h-dvh flex-col">
			<header className="mx-auto flex min-h-16 w-full max-w-6xl flex-wrap items-center justify-between gap-x-4 px-4 py-2.5 sm:px-6">
				<Wordmark />
				<ButtonLink href={signInPath}>{t("signIn")}</ButtonLink>
			</header>
			<main id={contentId} className="flex-1">
				<section className="mx-auto grid max-w-6xl items-end gap-x-12 gap-y-6 px-4 pt-12 pb-10 sm:px-6 sm:pt-20 sm:pb-14 lg:grid-cols-[auto_minmax(0,26rem)] lg:justify-between">
					<h1 className="max-w-[14ch] text-display text-balance">{t("title")}</h1>
					<div>
						<p className="max-w-xl text-lg leading-relaxed text-pretty text-muted">{t("lead")}</p>
						<ButtonLink href={signInPath} variant="primary" size="large" className="mt-6 w-full sm:w-auto">
							{t("signInToEvents")}
						</ButtonLink>
					</div>
				</section>
				<FilmStrip />
				<section
					aria-label={t("howItWorks")}
					className="mx-auto grid max-w-6xl gap-8 px-4 py-12 sm:grid-cols-3 sm:px-6 sm:py-16"
				>
					{promises.map(({ title, text }) => (
						<div key={title}>
							<h2 className="font-semibold tracking-tight">{t(title)}</h2>
							<p className="mt-1.5 text-sm leading-relaxed text-pretty text-muted">{t(text)}</p>
						</div>
					))}
				</section>
			</main>
			<footer className="border-t border-line">
				<div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-6">
					<p className="text-caption text-muted">
						{t.rich("credits", {
							license: (name) => (
								<a className="underline" href="https://creativecommons.org/licenses/by/4.0/">
									{name}
								</a>
							),
						})}
					</p>
					<ChooseLanguage />
				</div>
			</footer>
		</div>
	);
}
