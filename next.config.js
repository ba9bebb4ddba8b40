/**
 * Next's configuration. It imports the environment, so that an invalid one fails the build and not the first request.
 */

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceFingerprint } from "./scripts/stack/source-fingerprint.js";
import { env } from "./server/env.js";

/** The headers of static files. proxy.ts sets these and more on everything else. */
const staticHeaders = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/**
 * The files of the process that develops a photo (server/images/process/main.mjs). Next traces the file that is
 * started but not its imports, and a serverless function contains only the files that are listed.
 */
const developing = [
	"./server/images/process/*.mjs",
	"./node_modules/sharp/{package.json,dist/**}",
	"./node_modules/@img/**",
	"./node_modules/{detect-libc,semver,thumbhash}/**",
	"./node_modules/libheif-js/{package.json,libheif-wasm/libheif-bundle.js}",
];

/** @type {import("next").NextConfig} */
const config = {
	reactStrictMode: true,
	// Next keeps a copy of each body for proxy.ts, by default 10 MB, and silently cuts off the rest. This is 64 kB
	// (limits.requestBytes) plus one read of a socket (64 KiB), so that a body that is too long can still be
	// recognized.
	experimental: { proxyClientMaxBodySize: 64_000 + 65_536 },
	poweredByHeader: false,
	// instrumentation.ts starts a loop that runs jobs, except in Vercel's functions, which live no longer than a request.
	env: { JOB_LOOP: env.VERCEL_ENV ? "" : "yes" },
	// Next does not scale any pictures here, so /_next/image answers 404.
	images: { unoptimized: true },
	serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
	outputFileTracingIncludes: { "/api/trpc/*": developing, "/api/cron/sweep": developing },
	// Pages call the same router without HTTP, but no page develops a photo.
	outputFileTracingExcludes: {
		"/events": ["./server/images/process/*"],
		"/operations": ["./server/images/process/*"],
	},
	// `npm run start:demo` uses this to check whether a build is of the current code.
	generateBuildId: () => sourceFingerprint(dirname(fileURLToPath(import.meta.url))),
	// Browsers request this path when no page has named another icon yet.
	rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
	headers: async () => [{ source: "/_next/static/:path*", headers: staticHeaders }],
};

export default config;
