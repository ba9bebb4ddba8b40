import type { ReactNode } from "react";

export function EmptyState({
	icon,
	title,
	children,
	action,
}: {
	icon: ReactNode;
	title: string;
	children: ReactNode;
	action?: ReactNode;
}) {
	return (
		<div className="flex flex-col items-center rounded-card border border-dashed border-line-strong/50 px-6 py-14 text-center">
			<div
				aria-hidden
				className="mb-4 grid size-14 place-items-center rounded-full bg-film-soft text-film-ink"
			>
				{icon}
			</div>
			<h2 className="text-lg font-semibold tracking-tight">{title}</h2>
			<div className="mt-2 max-w-md text-sm leading-relaxed text-pretty text-muted">{children}</div>
			{action ? <div className="mt-6">{action}</div> : null}
		</div>
	);
}
