/**
 * The chosen files of an event that did not become photos, until somebody dismisses them. Like the queue they outlive the page
 * on which they were chosen, and the next choice adds to them.
 */
import type { Aside, Refused } from "./take-in";

export interface LeftOut {
	readonly refused: readonly Refused[];
	readonly aside: readonly Aside[];
}

const nothing: LeftOut = { refused: [], aside: [] };

export type LeftOutFiles = ReturnType<typeof leftOutFiles>;

export function leftOutFiles() {
	const listeners = new Set<() => void>();
	let files = nothing;
	function show(next: LeftOut) {
		files = next;
		for (const listener of [...listeners]) listener();
	}
	return {
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		/** Returns the same object until something changed. */
		getSnapshot: () => files,
		add({ refused = [], aside = [] }: Partial<LeftOut>) {
			if (refused.length + aside.length === 0) return;
			show({ refused: [...files.refused, ...refused], aside: [...files.aside, ...aside] });
		},
		/** Files with these names were chosen again, and what is found now counts. */
		chosenAgain(names: readonly string[]) {
			const again = new Set(names);
			const others = <One extends { name: string }>(all: readonly One[]) =>
				all.filter(({ name }) => !again.has(name));
			show({ refused: others(files.refused), aside: others(files.aside) });
		},
		dismiss: (kind: keyof LeftOut) => show({ ...files, [kind]: [] }),
	};
}
