"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Context = createContext<(text: string) => void>(() => {});

/**
 * Lets everything in it tell screen readers what a press did, where nothing that has the focus says it. A dialog needs
 * one of its own, because while it is open screen readers hear nothing from the page behind it.
 */
export function Announcer({ children }: { children: ReactNode }) {
	const [said, setSaid] = useState({ text: "", count: 0 });
	const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
	return (
		<Context value={say}>
			{children}
			<p role="status" className="sr-only">
				{/* A new element, so that the same sentence is said again. */}
				<span key={said.count}>{said.text}</span>
			</p>
		</Context>
	);
}

/** Says a sentence to screen readers. */
export const useAnnounce = () => useContext(Context);
