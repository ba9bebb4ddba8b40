import { type ComponentProps, useId } from "react";

/** A check box or a radio button with its label, and a hint below. */
export function CheckField({
	label,
	hint,
	type = "checkbox",
	...rest
}: ComponentProps<"input"> & { label: string; hint?: string; type?: "checkbox" | "radio" }) {
	const id = useId();
	return (
		<div>
			<label className="-mx-2 flex min-h-11 items-center gap-3 rounded-control px-2 text-sm has-[:hover]:bg-sunken">
				<input
					{...rest}
					type={type}
					aria-describedby={hint ? `${id}-hint` : undefined}
					className="size-4.5 shrink-0 accent-film"
				/>
				{label}
			</label>
			{hint ? (
				<p id={`${id}-hint`} className="ms-7.5 text-caption text-pretty text-muted">
					{hint}
				</p>
			) : null}
		</div>
	);
}
