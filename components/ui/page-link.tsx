"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";
import { useTranslations } from "#translations";

/**
 * A link between pages. Nothing is prefetched, because every page is rendered for its reader and sent whole
 * (docs/decisions/0021-pages-come-whole.md). A press shows a progress line at the top of the screen.
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
	const t = useTranslations("common");
	return pending ? (
		<span role="status" className="link-progress">
			<span className="sr-only">{t("loading")}</span>
		</span>
	) : null;
}
