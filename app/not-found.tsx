import type { Metadata } from "next";
import { ButtonAnchor } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
	return (
		<MessagePage
			title="There is nothing at this address"
			action={
				<ButtonAnchor href="/" variant="primary">
					Go to Rollcall
				</ButtonAnchor>
			}
		>
			<p>The link may be old or incomplete. Check the address.</p>
		</MessagePage>
	);
}
