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
	const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
	return (
		<div
			role="progressbar"
			aria-label={label}
			aria-valuenow={percent}
			aria-valuemin={0}
			aria-valuemax={100}
			className={clsx("h-1.5 overflow-hidden rounded-full bg-sunken", className)}
		>
			<div
				className="h-full origin-left rtl:origin-right rounded-full bg-film transition-transform duration-200 ease-out"
				style={{ transform: `scaleX(${percent / 100})` }}
			/>
		</div>
	);
}
