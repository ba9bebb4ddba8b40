"use client";

import clsx from "clsx";
import { type ComponentProps, useEffect, useLayoutEffect, useRef } from "react";

interface DialogProps extends Omit<ComponentProps<"dialog">, "open" | "onClose"> {
	/** Asked for by Esc or the backdrop; whoever renders the dialog takes it away. */
	onClose: () => void;
}

/**
 * The browser's own modal dialog: it traps the focus, gives it back, and stacks. Open while it is rendered.
 * The listener is the element's own because a cancel does not bubble: Esc closes only the topmost dialog.
 */
export function Dialog({ onClose, className, children, ...rest }: DialogProps) {
	const ref = useRef<HTMLDialogElement>(null);
	const close = useRef(onClose);
	useEffect(() => {
		close.current = onClose;
	}, [onClose]);

	// A layout effect: its clean-up runs while the element is still in the page, else close() could not give the focus back.
	useLayoutEffect(() => {
		const dialog = ref.current;
		if (!dialog) return;
		const onCancel = (event: Event) => {
			event.preventDefault();
			close.current();
		};
		const onBackdrop = (event: MouseEvent) => {
			if (event.target === dialog) close.current();
		};
		dialog.addEventListener("cancel", onCancel);
		dialog.addEventListener("click", onBackdrop);
		dialog.showModal();
		return () => {
			dialog.removeEventListener("cancel", onCancel);
			dialog.removeEventListener("click", onBackdrop);
			dialog.close();
		};
	}, []);

	return (
		<dialog {...rest} ref={ref} className={clsx("text-ink backdrop:bg-darkroom/70", className)}>
			{children}
		</dialog>
	);
}
