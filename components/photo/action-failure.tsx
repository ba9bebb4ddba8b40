"use client";

import { type ReactNode, useCallback } from "react";
import { Banner } from "../ui/banner";

/**
 * Why one of a photo's buttons did not work, on a line of its own below all of them, so that none moves from under a
 * finger. On a phone that line may lie below the screen, so it is brought into sight.
 */
export function ActionFailure({ children }: { children: ReactNode }) {
	const show = useCallback((line: HTMLDivElement | null) => line?.scrollIntoView({ block: "nearest" }), []);
	return (
		<div ref={show} className="order-last mt-1 basis-full scroll-my-5">
			<Banner tone="bad">{children}</Banner>
		</div>
	);
}
