import clsx from "clsx";
import type { ReactNode } from "react";

type Tone = "neutral" | "good" | "bad" | "film";

const tones: Record<Tone, string> = {
	neutral: "bg-sunken text-ink",
	good: "bg-good-soft text-good",
	bad: "bg-bad-soft text-bad",
	film: "bg-film-soft text-film-ink",
};

export function Badge({
	tone = "neutral",
	icon,
	children,
}: {
	tone?: Tone;
	icon?: ReactNode;
	children: ReactNode;
}) {
	return (
		<span
			className={clsx(
				"inline-flex max-w-full items-center gap-1.5 rounded-full px-2.5 py-1 text-caption font-medium wrap-anywhere forced-colors:border",
				tones[tone],
			)}
		>
			{icon}
			{children}
		</span>
	);
}
