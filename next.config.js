/**
 * Next's configuration. Importing the environment here makes a bad one fail the build, not the first request.
 */

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceFingerprint } from "./scripts/stack/source-fingerprint.js";
import "./server/env.js";

/** Of static files; proxy.ts gives everything else these and more. */
const staticHeaders = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/**
 * What the process that develops a photo (server/images/process/main.mjs) is made of. Next traces the file that is started
 * but not what it imports, and a serverless function has only the files that are listed.
 */
const developing = [
	"./server/images/process/*.mjs",
	"./node_modules/sharp/{package.json,dist/**}",
	"./node_modules/@img/**",
	"./node_modules/{detect-libc,semver,thumbhash}/**",
	"./node_modules/exifreader/{package.json,dist/exif-reader.js}",
	"./node_modules/libheif-js/{package.json,libheif-wasm/libheif-bundle.js}",
];

/** @type {import("next").NextConfig} */
const config = {
	reactStrictMode: true,
	// Next keeps a copy of each body for proxy.ts, 10 MB of it unless told otherwise, and cuts what is longer without a word.
	// This is 64 kB (limits.requestBytes) and one read of a socket, 64 KiB, more: what is too long stays recognizable.
	experimental: { proxyClientMaxBodySize: 64_000 + 65_536 },
	poweredByHeader: false,
	// No page has a picture for Next to scale, so /_next/image answers 404.
	images: { unoptimized: true },
	serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
	outputFileTracingIncludes: { "/api/trpc/*": developing, "/api/cron/sweep": developing },
	// Tells `npm run start:demo` whether the build that it finds is of the present code.
	generateBuildId: () => sourceFingerprint(dirname(fileURLToPath(import.meta.url))),
	// Browsers ask for it by this name where a page has not told them another yet.
	rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
	headers: async () => [{ source: "/_next/static/:path*", headers: staticHeaders }],
};

export default config;
