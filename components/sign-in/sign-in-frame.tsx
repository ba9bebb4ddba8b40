import type { ReactNode } from "react";
import { Wordmark } from "../site/wordmark";
import { contentId } from "../ui/skip-link";

/** The narrow layout of the sign-in pages. */
export function SignInFrame({
	title,
	lead,
	language,
	picture,
	facts,
	children,
}: {
	title: ReactNode;
	lead: ReactNode;
	/** The chooser of the language. */
	language: ReactNode;
	/** Above the title. */
	picture?: ReactNode;
	/** Below the title. */
	facts?: ReactNode;
	children: ReactNode;
}) {
	return (
		<main
			id={contentId}
			className="mx-auto flex min-h-dvh max-w-md flex-col px-4 pt-6 pb-12 sm:justify-center"
		>
			<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
				<Wordmark />
				{language}
			</div>
			{picture}
			<h1 className="mt-6 text-title text-balance wrap-anywhere">{title}</h1>
			{facts}
			<p className="mt-3 mb-6 leading-relaxed text-pretty text-muted">{lead}</p>
			{children}
		</main>
	);
}
