"use client";

import clsx from "clsx";
import { type ComponentProps, useEffect, useLayoutEffect, useRef } from "react";

interface DialogProps extends Omit<ComponentProps<"dialog">, "open" | "onClose"> {
	/** Called on Esc or a press on the backdrop. The parent closes the dialog by no longer rendering it. */
	onClose: () => void;
}

/**
 * The browser's own modal dialog: it traps the focus, returns it when closed, and stacks. It is open while rendered.
 * The listeners are on the element itself because "cancel" does not bubble, so Esc closes only the topmost dialog.
 */
export function Dialog({ onClose, className, children, ...rest }: DialogProps) {
	const ref = useRef<HTMLDialogElement>(null);
	const close = useRef(onClose);
	useEffect(() => {
		close.current = onClose;
	}, [onClose]);

	// A layout effect: its clean-up runs while the element is still in the page, so close() can return the focus.
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
