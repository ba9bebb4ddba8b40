"use client";

import "./globals.css";
import { Button } from "@/components/ui/button";
import { ErrorId } from "@/components/ui/error-id";
import { MessagePage } from "@/components/ui/message-page";
import { inter } from "./inter";

/** Replaces the root layout when the layout itself fails, so it renders its own document. */
export default function GlobalError({
	error,
	retry,
}: {
	error: Error & { digest?: string };
	retry: () => void;
}) {
	return (
		<html lang="en" className={inter.variable}>
			<body className="min-h-dvh antialiased">
				<title>Something went wrong · Rollcall</title>
				<MessagePage
					title="Something went wrong on our side"
					action={
						<Button variant="primary" onClick={() => retry()}>
							Try again
						</Button>
					}
				>
					<p>Your photos are safe. Try again in a moment.</p>
					<ErrorId digest={error.digest} />
				</MessagePage>
			</body>
		</html>
	);
}
