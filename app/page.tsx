import { redirect } from "next/navigation";
import { FilmStrip } from "@/components/site/film-strip";
import { Wordmark } from "@/components/site/wordmark";
import { ButtonLink } from "@/components/ui/button-link";
import { signInPath } from "@/rules/sign-in";
import { getSession } from "@/server/auth/current-session";

const promises = [
	{
		title: "The roll decides",
		text: "People on the event's roll can see the album. Those who were checked in can add to it. Nobody else gets in.",
	},
	{
		title: "Made for bad Wi-Fi",
		text: "Photos go straight from your phone to storage, each on its own. One that fails does not hold up the rest.",
	},
	{
		title: "Your location stays yours",
		text: "Others see a clean copy without the camera's location. Your original is for you and the organizers.",
	},
];

export default async function LandingPage() {
	if (await getSession()) redirect("/events");
	return (
		<div className="flex min-h-dvh flex-col">
			<header className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between px-4 sm:px-6">
				<Wordmark />
				<ButtonLink href={signInPath}>Sign in</ButtonLink>
			</header>
			<main className="flex-1">
				<section className="mx-auto grid max-w-6xl items-end gap-x-12 gap-y-6 px-4 pt-12 pb-10 sm:px-6 sm:pt-20 sm:pb-14 lg:grid-cols-[auto_minmax(0,26rem)] lg:justify-between">
					<h1 className="max-w-[14ch] text-display text-balance">The album of everyone who was there.</h1>
					<div>
						<p className="max-w-xl text-lg leading-relaxed text-pretty text-muted">
							Rollcall collects an event's photos in one place. Only people who attended can add photos, and
							only people on the roll can see them.
						</p>
						<ButtonLink href={signInPath} variant="primary" size="large" className="mt-6 w-full sm:w-auto">
							Sign in to your events
						</ButtonLink>
					</div>
				</section>
				<FilmStrip />
				<section
					aria-label="How it works"
					className="mx-auto grid max-w-6xl gap-8 px-4 py-12 sm:grid-cols-3 sm:px-6 sm:py-16"
				>
					{promises.map(({ title, text }) => (
						<div key={title}>
							<h2 className="font-semibold tracking-tight">{title}</h2>
							<p className="mt-1.5 text-sm leading-relaxed text-pretty text-muted">{text}</p>
						</div>
					))}
				</section>
			</main>
			<footer className="border-t border-line">
				<p className="mx-auto max-w-6xl px-4 py-6 text-caption text-muted sm:px-6">
					Photos on this page: Aitzol Berasategi,{" "}
					<a className="underline" href="https://creativecommons.org/licenses/by/4.0/">
						CC BY 4.0
					</a>
				</p>
			</footer>
		</div>
	);
}
