/** What Vercel's build of Rollcall must be. `npm run check:vercel` compares the build with it (./complaints.ts). */

export const expected = {
	/** The newest major of `engines` in package.json, which is the one that Vercel chooses. */
	node: 24,
	/** The routes that develop photos, and the only ones that may contain the decoders. */
	developing: ["/api/cron/sweep", "/api/trpc/[trpc]"],
	/** Seconds of a function that develops photos, which is as long as a photo's lease. */
	developingSeconds: 300,
	/** The path that must be called, by exactly one cron job. */
	cron: "/api/cron/sweep",
	/**
	 * Megabytes of a function, a fifth above what it had when this was written (33.5, 16.2 and 1.9). Vercel allows 250,
	 * but a function starts faster the smaller it is, and a package that nobody needs there should be noticed.
	 */
	megabytes: { developing: 40, others: 19, proxy: 2.5 },
};

export type Expected = typeof expected;

/** Next's name for proxy.ts, which runs before every request. */
export const proxyRoute = "/_middleware";

/** The files that developing a photo needs, by what they are (server/images/process). */
export const decoders: readonly { what: string; file: RegExp }[] = [
	{ what: "sharp", file: /^node_modules\/sharp\/dist\/index\.mjs$/ },
	{ what: "sharp's binding for Linux on x64", file: /^node_modules\/@img\/sharp-linux-x64\/.*\.node$/ },
	{ what: "libvips for Linux on x64", file: /^node_modules\/@img\/sharp-libvips-linux-x64\/.*\.so[.\d]*$/ },
	{ what: "libheif", file: /^node_modules\/libheif-js\/libheif-wasm\/libheif-bundle\.js$/ },
];

/** Any file of a decoder or of the process that uses it. No function that does not develop may have one. */
export const ofDecoders = /^(node_modules\/(sharp|@img|libheif-js)|server\/images\/process)\//;
