"use client";

import { type ReactNode, useCallback } from "react";
import { Banner } from "../ui/banner";

/**
 * Says why one of a photo's buttons failed, on a line below all of them, so that no button moves from under a finger.
 * On a phone that line may be below the edge of the screen, so it is scrolled into view.
 */
export function ActionFailure({ children }: { children: ReactNode }) {
	const show = useCallback((line: HTMLDivElement | null) => line?.scrollIntoView({ block: "nearest" }), []);
	return (
		<div ref={show} className="order-last mt-1 basis-full scroll-my-5">
			<Banner tone="bad">{children}</Banner>
		</div>
	);
}
