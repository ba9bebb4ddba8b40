"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/**
 * A link from page to page. Nothing is fetched before it is pressed: every page is made anew for its reader and comes whole
 * (docs/decisions/0021-pages-come-whole.md). What a press is answered with is a line at the top of the screen.
 */
export function PageLink({ children, ...rest }: ComponentProps<typeof Link>) {
	return (
		<Link {...rest} prefetch={false}>
			{children}
			<Progress />
		</Link>
	);
}

function Progress() {
	const { pending } = useLinkStatus();
	return pending ? (
		<span role="status" className="link-progress">
			<span className="sr-only">Loading</span>
		</span>
	) : null;
}
