"use client";

import { useEffect } from "react";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { ErrorId } from "@/components/ui/error-id";
import { MessagePage } from "@/components/ui/message-page";

export default function ErrorPage({
	error,
	retry,
}: {
	error: Error & { digest?: string };
	retry: () => void;
}) {
	useEffect(() => console.error(error), [error]);
	return (
		<MessagePage
			title="Something went wrong on our side"
			action={
				<>
					<Button variant="primary" onClick={() => retry()}>
						Try again
					</Button>
					<ButtonAnchor href="/">Go to Rollcall</ButtonAnchor>
				</>
			}
		>
			<p>Your photos are safe. Try again in a moment.</p>
			<ErrorId digest={error.digest} />
		</MessagePage>
	);
}
