import clsx from "clsx";
import { type ComponentProps, useId } from "react";
import { control, FieldFrame, type FieldProps } from "./field";

/** A choice from a list, looking like the text fields. */
export function SelectField({
	label,
	error,
	hint,
	className,
	...rest
}: ComponentProps<"select"> & FieldProps) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} error={error} hint={hint}>
			<select
				{...rest}
				id={id}
				aria-invalid={error ? true : undefined}
				aria-describedby={error || hint ? `${id}-note` : undefined}
				className={clsx(control, "min-h-11 border-line-strong", className)}
			/>
		</FieldFrame>
	);
}
