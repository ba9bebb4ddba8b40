import type { ReactNode } from "react";
import { Wordmark } from "../site/wordmark";

/** The narrow layout of the sign-in pages. */
export function SignInFrame({
	title,
	lead,
	language,
	children,
}: {
	title: string;
	lead: ReactNode;
	/** The chooser of the language. */
	language: ReactNode;
	children: ReactNode;
}) {
	return (
		<main className="mx-auto flex min-h-dvh max-w-md flex-col px-4 pt-6 pb-12 sm:justify-center">
			<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
				<Wordmark />
				{language}
			</div>
			<h1 className="mt-8 text-title">{title}</h1>
			<p className="mt-2 mb-6 leading-relaxed text-pretty text-muted">{lead}</p>
			{children}
		</main>
	);
}
