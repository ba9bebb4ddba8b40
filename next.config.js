/**
 * Next's configuration. Importing the environment here makes a bad one fail the build, not the first request.
 */
import "./server/env.js";

/** Of static files; proxy.ts gives everything else these and more. */
const staticHeaders = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
const config = {
	reactStrictMode: true,
	poweredByHeader: false,
	serverExternalPackages: ["sharp", "pg", "@prisma/client", "@prisma/adapter-pg"],
	// Browsers ask for it by this name where a page has not told them another yet.
	rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
	headers: async () => [{ source: "/_next/static/:path*", headers: staticHeaders }],
};

export default config;
