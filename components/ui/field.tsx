import clsx from "clsx";
import { type ComponentProps, useId } from "react";

export interface FieldProps {
	label: string;
	error?: string | null;
	hint?: string;
}

export const control =
	"w-full rounded-control border bg-surface px-3 py-2.5 text-base text-ink placeholder:text-muted sm:text-sm aria-invalid:border-bad";

export function FieldFrame({
	id,
	label,
	error,
	hint,
	children,
}: FieldProps & { id: string; children: React.ReactNode }) {
	return (
		<div className="flex min-w-0 flex-col gap-1">
			<label htmlFor={id} className="text-caption font-medium wrap-anywhere text-muted">
				{label}
			</label>
			{children}
			{error ? (
				<p id={`${id}-note`} className="text-caption text-bad">
					{error}
				</p>
			) : hint ? (
				<p id={`${id}-note`} className="text-caption text-muted">
					{hint}
				</p>
			) : null}
		</div>
	);
}

export function TextField({ label, error, hint, className, ...rest }: ComponentProps<"input"> & FieldProps) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} error={error} hint={hint}>
			<input
				{...rest}
				id={id}
				aria-invalid={error ? true : undefined}
				aria-describedby={error || hint ? `${id}-note` : undefined}
				className={clsx(control, "min-h-11 border-line-strong", className)}
			/>
		</FieldFrame>
	);
}

/** Grows with its text if the browser supports field-sizing, and otherwise scrolls. */
export function TextArea({
	label,
	error,
	hint,
	className,
	...rest
}: ComponentProps<"textarea"> & FieldProps) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} error={error} hint={hint}>
			<textarea
				rows={1}
				{...rest}
				id={id}
				aria-invalid={error ? true : undefined}
				aria-describedby={error || hint ? `${id}-note` : undefined}
				className={clsx(
					control,
					"field-sizing-content max-h-48 min-h-11 resize-none border-line-strong",
					className,
				)}
			/>
		</FieldFrame>
	);
}
