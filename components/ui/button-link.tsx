import type { ComponentProps } from "react";
import { buttonLook, type Look } from "./button";
import { PageLink } from "./page-link";

/** Not in ./button.tsx, because the error pages use that file, and their scripts, then with Link, load with every page. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof PageLink> & Look) {
	return <PageLink {...rest} className={buttonLook({ variant, size }, className)} />;
}
