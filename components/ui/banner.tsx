import clsx from "clsx";
import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

interface BannerProps {
	tone?: "neutral" | "bad";
	title?: string;
	children: ReactNode;
	action?: ReactNode;
}

/** A message in the flow of the page. A "bad" one is announced to screen readers at once. */
export function Banner({ tone = "neutral", title, children, action }: BannerProps) {
	const Icon = tone === "bad" ? CircleAlert : Info;
	return (
		<div
			role={tone === "bad" ? "alert" : undefined}
			className={clsx(
				"flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card px-4 py-3.5 forced-colors:border",
				tone === "bad" ? "bg-bad-soft text-bad" : "bg-sunken text-ink",
			)}
		>
			<Icon aria-hidden className="size-5 shrink-0 self-start" />
			<div className="min-w-0 flex-1 basis-48 text-sm leading-relaxed">
				{title ? <p className="font-semibold">{title}</p> : null}
				<div>{children}</div>
			</div>
			{action}
		</div>
	);
}
