/**
 * Next's configuration. Importing the environment here makes a bad one fail the build, not the first request.
 */
import "./server/env.js";

/** Simple headers that hold on every answer; nothing of Rollcall is meant to be framed by another site. */
const securityHeaders = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
	{
		key: "Content-Security-Policy",
		value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
	},
	{ key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
	reactStrictMode: true,
	poweredByHeader: false,
	serverExternalPackages: ["sharp", "pg", "@prisma/client", "@prisma/adapter-pg"],
	// Browsers ask for it by this name where a page has not told them another yet.
	rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
	headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
