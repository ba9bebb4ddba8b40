"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "../ui/button";

export function SignOutButton() {
	const [busy, setBusy] = useState(false);
	return (
		<Button
			variant="quiet"
			busy={busy}
			onClick={() => {
				setBusy(true);
				signOut({ callbackUrl: "/" }).catch(() => setBusy(false));
			}}
		>
			Sign out
		</Button>
	);
}
