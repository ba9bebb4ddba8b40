import clsx from "clsx";
import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

type Variant = "primary" | "secondary" | "quiet" | "quietDanger" | "danger" | "darkroom";

export interface Look {
	variant?: Variant;
	/** "icon" is for a button that shows only an icon and has an aria-label. */
	size?: "medium" | "large" | "icon";
}

const variants: Record<Variant, string> = {
	primary: "bg-film text-on-film hover:bg-film-hover font-semibold",
	secondary: "bg-surface text-ink border border-line-strong/60 hover:border-ink font-medium",
	quiet: "text-muted hover:bg-sunken hover:text-ink font-medium",
	quietDanger: "text-bad hover:bg-bad-soft font-medium",
	danger: "bg-bad text-on-bad hover:opacity-90 font-semibold",
	/** For buttons on top of a photo. */
	darkroom: "bg-darkroom-raised/85 text-on-darkroom hover:bg-darkroom-raised focus-visible:outline-film",
};

const sizes = {
	medium: "min-h-11 px-4 text-sm",
	large: "min-h-13 px-6 text-base",
	icon: "size-11 py-0",
};

export function buttonLook({ variant = "secondary", size = "medium" }: Look, className?: string) {
	return clsx(
		// With large text a single word may be wider than a phone.
		"inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-control py-1.5 text-center wrap-anywhere transition-colors select-none",
		// Backgrounds are gone in forced colours.
		"forced-pressed forced-colors:border",
		"disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55 aria-disabled:pointer-events-none",
		sizes[size],
		variants[variant],
		className,
	);
}

/**
 * A busy button keeps its place and its label, is announced as busy, and cannot be pressed twice. It also keeps the
 * focus: a disabled button loses it, and the next Tab would start at the top of the page.
 */
export function Button({
	variant,
	size,
	busy = false,
	className,
	children,
	type = "button",
	disabled,
	onClick,
	...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
	return (
		<button
			{...rest}
			type={type}
			disabled={disabled && !busy}
			aria-disabled={busy || undefined}
			aria-busy={busy || undefined}
			// Preventing the default also keeps a busy button from submitting its form, even by Enter in a field.
			onClick={busy ? (press) => press.preventDefault() : onClick}
			className={buttonLook({ variant, size }, className)}
		>
			{busy ? <Spinner /> : null}
			{children}
		</button>
	);
}

/** A link that does a full page load, for error pages. Pages that work use ButtonLink. */
export function ButtonAnchor({ variant, size, className, children, ...rest }: ComponentProps<"a"> & Look) {
	return (
		<a {...rest} className={buttonLook({ variant, size }, className)}>
			{children}
		</a>
	);
}
