import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
	return (
		<MessagePage
			title="There is nothing at this address"
			action={
				<ButtonLink href="/" variant="primary">
					Go to Rollcall
				</ButtonLink>
			}
		>
			<p>The link may be old, or a letter of it went missing.</p>
		</MessagePage>
	);
}
