import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function PhotoNotFound() {
	return (
		<div className="mx-auto flex max-w-xl flex-col gap-3 py-16">
			<h1 className="text-title text-balance">There is no such photo, or you can't see it</h1>
			<p className="leading-relaxed text-pretty text-muted">
				It may have been removed, or you are not on the roll of its event.
			</p>
			<div className="mt-3">
				<ButtonLink href="/events" variant="primary">
					Your events
				</ButtonLink>
			</div>
		</div>
	);
}
