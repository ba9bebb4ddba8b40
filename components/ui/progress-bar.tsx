import clsx from "clsx";

/** `value` is from 0 to 1. The visible text is next to the bar, so the bar itself has only a label. */
export function ProgressBar({
	value,
	label,
	className,
}: {
	value: number;
	label: string;
	className?: string;
}) {
	// Rounded down, because only what is complete has 100 %.
	const percent = Math.floor(Math.min(1, Math.max(0, value)) * 100);
	return (
		<div
			role="progressbar"
			aria-label={label}
			aria-valuenow={percent}
			aria-valuemin={0}
			aria-valuemax={100}
			className={clsx(
				"h-1.5 overflow-hidden rounded-full bg-sunken [contain:strict] forced-colors:border",
				className,
			)}
		>
			{/* Without a transition, which would keep the compositor busy as long as photos are sent. */}
			<div
				className="h-full origin-left rounded-full bg-film rtl:origin-right forced-colors:bg-[Highlight]"
				style={{ transform: `scaleX(${percent / 100})` }}
			/>
		</div>
	);
}
