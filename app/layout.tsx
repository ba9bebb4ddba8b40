import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
	title: { default: "Rollcall", template: "%s · Rollcall" },
	description: "One album for your event, gated by its roll: only people who attended can add photos.",
	robots: { index: false },
};

export const viewport: Viewport = {
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#f6f6f7" },
		{ media: "(prefers-color-scheme: dark)", color: "#131315" },
	],
};

export default function RootLayout({ children }: { children: ReactNode }) {
	return (
		<html lang="en">
			<body className="min-h-dvh antialiased">{children}</body>
		</html>
	);
}
