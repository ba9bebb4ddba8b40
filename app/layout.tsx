import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { titleOf } from "@/components/format/title";
import "./globals.css";
import { inter } from "./inter";

export const metadata: Metadata = {
	title: { default: "Rollcall", template: titleOf("%s") },
	description: "One album for your event. Only people who attended can add photos.",
	robots: { index: false },
};

export const viewport: Viewport = {
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#f6f6f7" },
		{ media: "(prefers-color-scheme: dark)", color: "#131315" },
	],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	// Pages are never prerendered, because the scripts of a prerendered page would lack the request's nonce.
	await connection();
	return (
		<html lang="en" className={inter.variable}>
			<body className="min-h-dvh antialiased">{children}</body>
		</html>
	);
}
