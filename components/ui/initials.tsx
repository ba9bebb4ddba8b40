import clsx from "clsx";

/** The initials of the first and the last word, by code point, because a name may begin with an emoji. */
function initialsOf(name: string) {
	const words = name.trim().split(/\s+/);
	const first = Array.from(words[0] ?? "")[0] ?? "?";
	const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
	return (first + last).toUpperCase();
}

export function Initials({ name, className }: { name: string; className?: string }) {
	return (
		<span
			aria-hidden
			className={clsx(
				"grid size-9 shrink-0 place-items-center rounded-full bg-ink text-xs font-semibold tracking-wide text-paper",
				className,
			)}
		>
			{initialsOf(name)}
		</span>
	);
}
