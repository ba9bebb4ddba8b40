import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function EventNotFound() {
	return (
		<div className="mx-auto flex max-w-xl flex-col gap-3 py-16">
			<h1 className="text-title text-balance">There is no such event, or you are not on its roll</h1>
			<p className="leading-relaxed text-pretty text-muted">
				Only people on the event's roll can see its album. If you were there, ask an organizer to add you with
				the e-mail address you sign in with.
			</p>
			<div className="mt-3">
				<ButtonLink href="/events" variant="primary">
					Your events
				</ButtonLink>
			</div>
		</div>
	);
}
