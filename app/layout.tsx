import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { titleOf } from "@/components/format/title";
import { SkipLink } from "@/components/ui/skip-link";
import { languages } from "@/messages/locales";
import { env } from "@/server/env.js";
import { currentLocale } from "@/server/language/request/current-locale";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "./_language/messages";
import { previewOfSite, siteName } from "./_preview";
import "./globals.css";
import { inter } from "./inter";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("site");
	return {
		// Links in previews have to be whole.
		metadataBase: new URL(env.NEXTAUTH_URL),
		title: { default: siteName, template: titleOf("%s") },
		description: t("description"),
		...previewOfSite(t("description")),
		robots: { index: false },
	};
}

export const viewport: Viewport = {
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#f6f6f7" },
		{ media: "(prefers-color-scheme: dark)", color: "#131315" },
	],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	// Pages are never prerendered, because the scripts of a prerendered page would lack the request's nonce.
	await connection();
	const locale = await currentLocale();
	return (
		<html lang={locale} dir={languages[locale].direction} className={inter.variable}>
			<body className="min-h-dvh antialiased">
				{/* What every page needs: the error page (./error.tsx) and dates. */}
				<Messages of={["common", "format"]}>
					<SkipLink />
					{children}
				</Messages>
			</body>
		</html>
	);
}
