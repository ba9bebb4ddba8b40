import type { ComponentProps } from "react";
import { buttonLook, type Look } from "./button";
import { PageLink } from "./page-link";

/** Not in ./button.tsx: the error pages, whose scripts are part of every page, would bring the router's link along. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof PageLink> & Look) {
	return <PageLink {...rest} className={buttonLook({ variant, size }, className)} />;
}
