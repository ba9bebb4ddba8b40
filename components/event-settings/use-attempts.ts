import { type FormEvent, useEffect, useRef, useState } from "react";

/**
 * A form that says what is wrong only once somebody tried to send it, and then puts the focus on the first such field.
 * `wrong` is whether something is; `send` is called if nothing is.
 */
export function useAttempts(wrong: boolean, send: () => void) {
	const form = useRef<HTMLFormElement>(null);
	const [attempts, setAttempts] = useState(0);
	// After the fields have been marked.
	useEffect(() => {
		if (attempts > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
	}, [attempts]);
	const onSubmit = (submit: FormEvent) => {
		submit.preventDefault();
		if (wrong) setAttempts((before) => before + 1);
		else send();
	};
	return { attempted: attempts > 0, form: { ref: form, onSubmit, noValidate: true } };
}
