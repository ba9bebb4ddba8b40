"use client";

import { lazy, Suspense } from "react";
import { importPatiently } from "../ui/import-patiently";

/** Next sends a not-found page along with every page that could show it, so what it needs is loaded when it is shown. */
const AnotherAddressButton = lazy(() =>
	importPatiently(async () => ({
		default: (await import("./another-address-button")).AnotherAddressButton,
	})),
);

export function AnotherAddress({ personId }: { personId: string }) {
	return (
		<Suspense fallback={null}>
			<AnotherAddressButton personId={personId} />
		</Suspense>
	);
}
