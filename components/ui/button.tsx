import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

type Variant = "primary" | "secondary" | "quiet" | "danger";

interface Look {
	variant?: Variant;
	size?: "medium" | "large";
}

const variants: Record<Variant, string> = {
	primary: "bg-film text-on-film hover:bg-film-hover font-semibold",
	secondary: "bg-surface text-ink border border-line-strong/60 hover:border-ink font-medium",
	quiet: "text-ink hover:bg-sunken font-medium",
	danger: "bg-bad text-on-bad hover:opacity-90 font-semibold",
};

export function buttonLook({ variant = "secondary", size = "medium" }: Look, className?: string) {
	return clsx(
		"inline-flex shrink-0 items-center justify-center gap-2 rounded-control transition-colors select-none",
		"disabled:opacity-55 disabled:pointer-events-none",
		size === "large" ? "min-h-13 px-6 text-base" : "min-h-11 px-4 text-sm",
		variants[variant],
		className,
	);
}

/** A busy button keeps its place and its label, says so to a screen reader, and cannot be pressed twice. */
export function Button({
	variant,
	size,
	busy = false,
	className,
	children,
	type = "button",
	disabled,
	...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
	return (
		<button
			{...rest}
			type={type}
			disabled={disabled || busy}
			aria-busy={busy || undefined}
			className={buttonLook({ variant, size }, className)}
		>
			{busy ? <Spinner /> : null}
			{children}
		</button>
	);
}

export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
	return <Link {...rest} className={buttonLook({ variant, size }, className)} />;
}
