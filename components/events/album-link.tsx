"use client";

import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/button-link";

/** To the album of the event in the address, from a page that Next does not tell the address: not-found.tsx. */
export function AlbumLink({ children }: { children: ReactNode }) {
	const { slug } = useParams<{ slug: string }>();
	return (
		<ButtonLink href={`/events/${slug}`} variant="primary">
			{children}
		</ButtonLink>
	);
}
