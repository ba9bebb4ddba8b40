import type { ReactNode } from "react";
import { Mark, markLook } from "./mark";
import { contentId } from "./skip-link";

/** A page with a single message, such as "not found" or an error. */
export function MessagePage({
	title,
	children,
	action,
}: {
	title: string;
	children: ReactNode;
	action: ReactNode;
}) {
	return (
		<main
			id={contentId}
			className="mx-auto flex min-h-[75dvh] max-w-xl flex-col justify-center gap-4 px-5 py-16"
		>
			<div>
				<a href="/" className={markLook}>
					<Mark />
				</a>
			</div>
			<h1 className="mt-4 text-title text-balance">{title}</h1>
			<div className="leading-relaxed text-pretty text-muted">{children}</div>
			<div className="mt-3 flex flex-wrap gap-3">{action}</div>
		</main>
	);
}
