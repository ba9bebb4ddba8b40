/** Plants one fault after another into the description of a good build. Vercel itself is not run. */
import { expect, test } from "vitest";
import { complaintsAbout } from "./complaints";
import { expected } from "./expected";
import type { VercelFunction } from "./output";
import { describe } from "./report";
import type { Build } from "./rule";

const processFiles = ["main", "render", "tiff"].map((name) => `server/images/process/${name}.mjs`);
const libvips = "node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.8.18.7";
const ownFiles: [string, number][] = [
	["___next_launcher.cjs", 10_000],
	[".next/server/app/page.js", 3_000_000],
	["node_modules/@prisma/client/runtime.js", 4_000_000],
];
const decoderFiles: [string, number][] = [
	["node_modules/sharp/dist/index.mjs", 1_000],
	["node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64-0.35.5.node", 400_000],
	[libvips, 18_000_000],
	["node_modules/libheif-js/libheif-wasm/libheif-bundle.js", 2_000_000],
	...processFiles.map((path): [string, number] => [path, 4_000]),
];

const settings = { runtime: "nodejs24.x", compiled: new Set(["zod", "next-auth"]) };
const developing = (routes = ["/api/cron/sweep", "/api/trpc/[trpc]"]): VercelFunction => ({
	...{ ...settings, name: "api/cron/sweep", routes, maxDuration: 300 },
	files: new Map([...ownFiles, ...decoderFiles]),
});
const pages = (): VercelFunction => ({
	...{ ...settings, name: "events", routes: ["/", "/events"], files: new Map(ownFiles) },
});
const proxy = (): VercelFunction => ({
	...{
		...settings,
		name: "_middleware",
		routes: ["/_middleware"],
		files: new Map([["proxy.js", 2_000_000]]),
	},
});

const crons = () => [{ path: "/api/cron/sweep", schedule: "*/5 * * * *" }];
const overridden = `Warning: Due to "engines": { "node": "^20.19 || ^22.12 || ^24" } in your \`package.json\` file, the Node.js Version defined in your Project Settings ("22.x") will not apply, Node.js Version "24.x" will be used instead.`;

function good(): Build & { functions: [VercelFunction, VercelFunction, VercelFunction] } {
	return {
		functions: [developing(), pages(), proxy()],
		crons: crons(),
		vercelJson: { regions: ["fra1"], crons: crons() },
		log: `Vercel CLI\n${overridden}\nnpm warn EBADENGINE\n(node:1) Warning: of something else`,
		processFiles: [...processFiles],
		migrations: { existing: ["1_init", "2_more"], applied: ["2_more", "1_init"] },
	};
}

const without = ({ files }: VercelFunction, ...paths: string[]) =>
	new Map([...files].filter(([path]) => !paths.includes(path)));
const having = ({ files }: VercelFunction, ...more: [string, number][]) => new Map([...files, ...more]);

test("a good build gives no complaint", () => {
	expect(complaintsAbout(good(), expected)).toEqual([]);
});

type Plant = (build: ReturnType<typeof good>) => void;

test.each<[fault: string, plant: Plant, complaints: string[]]>([
	[
		"a decoder and two files of the process are missing",
		({ functions: [own] }) => {
			own.files = without(own, libvips, "server/images/process/main.mjs", "server/images/process/tiff.mjs");
		},
		[
			"The function api/cron/sweep develops photos and lacks libvips for Linux on x64, server/images/process/main.mjs, server/images/process/tiff.mjs.",
		],
	],
	[
		"every decoder is missing",
		({ functions: [own] }) => {
			own.files = new Map(ownFiles);
		},
		[
			`The function api/cron/sweep develops photos and lacks sharp, sharp's binding for Linux on x64, libvips for Linux on x64, libheif, ${processFiles.join(", ")}.`,
		],
	],
	[
		"the libraries are those of another platform",
		({ functions: [own] }) => {
			own.files = having({ ...own, files: without(own, libvips) }, [
				"node_modules/@img/sharp-libvips-darwin-arm64/lib/libvips-cpp.8.dylib",
				18_000_000,
			]);
		},
		["The function api/cron/sweep develops photos and lacks libvips for Linux on x64."],
	],
	[
		"a route that develops has no function",
		(build) => {
			build.functions[0] = developing(["/api/cron/sweep"]);
		},
		["No function answers /api/trpc/[trpc]."],
	],
	[
		"the folder of the process is not where it was",
		(build) => {
			build.processFiles = [];
		},
		["No files in server/images/process were found to look for."],
	],
	[
		"a page contains sharp",
		({ functions: [, own] }) => {
			own.files = having(own, ...decoderFiles.slice(0, 2), ["node_modules/@img/colour/index.cjs", 1_000]);
		},
		[
			"The function events contains node_modules/sharp/dist/index.mjs, node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64-0.35.5.node, node_modules/@img/colour/index.cjs, but it answers /, /events, where no photo is developed.",
		],
	],
	[
		"a page contains one file of the process",
		({ functions: [, own] }) => {
			own.files = having(own, ["server/images/process/main.mjs", 4_000]);
		},
		[
			"The function events contains server/images/process/main.mjs, but it answers /, /events, where no photo is developed.",
		],
	],
	[
		"libheif is compiled into a page",
		({ functions: [, own] }) => {
			own.compiled = new Set(["zod", "libheif-js"]);
		},
		[
			"The function events contains libheif-js (compiled into its own files), but it answers /, /events, where no photo is developed.",
		],
	],
	[
		"another route is in the function that develops",
		(build) => {
			build.functions[0] = developing(["/api/cron/sweep", "/api/health/live", "/api/trpc/[trpc]"]);
		},
		[
			"The function api/cron/sweep contains node_modules/sharp/dist/index.mjs, node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64-0.35.5.node, node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.8.18.7 and 4 more, but it answers /api/health/live, where no photo is developed.",
		],
	],
	[
		"no source maps tell what is compiled into the functions",
		({ functions }) => {
			for (const own of functions) own.compiled = new Set();
		},
		["NOT CHECKED: what is compiled into the functions, because there are no source maps that tell."],
	],
	[
		"a function that develops is too large",
		({ functions: [own] }) => {
			own.files = having(own, ["node_modules/@big/package/index.js", 15_000_000]);
		},
		[
			"The function api/cron/sweep has 42.4 MB and may have 40. The largest parts: node_modules/@img/sharp-libvips-linux-x64 (18.0 MB), node_modules/@big/package (15.0 MB), node_modules/@prisma/client (4.0 MB).",
		],
	],
	[
		"another function is as large as one that develops",
		({ functions: [, own] }) => {
			own.files = having(own, ["node_modules/typescript/lib/tsc.js", 12_100_000]);
		},
		[
			"The function events has 19.1 MB and may have 19. The largest parts: node_modules/typescript (12.1 MB), node_modules/@prisma/client (4.0 MB), .next/server (3.0 MB).",
		],
	],
	[
		"the proxy is too large",
		({ functions: [, , own] }) => {
			own.files = having(own, ["node_modules/pg/lib/index.js", 600_000]);
		},
		[
			"The function _middleware has 2.6 MB and may have 2.5. The largest parts: proxy.js (2.0 MB), node_modules/pg (0.6 MB).",
		],
	],
	[
		"a function that develops has too little time",
		({ functions: [own] }) => {
			own.maxDuration = 60;
		},
		["The function api/cron/sweep has 60 seconds and should have 300 seconds (maxDuration)."],
	],
	[
		"a function that develops has the project's time",
		({ functions: [own] }) => {
			own.maxDuration = undefined;
		},
		["The function api/cron/sweep has the project's time and should have 300 seconds (maxDuration)."],
	],
	[
		"another function has a time of its own",
		({ functions: [, own] }) => {
			own.maxDuration = 300;
		},
		["The function events has 300 seconds and should have the project's time (maxDuration)."],
	],
	[
		"two functions run on other versions of Node",
		({ functions: [own, , other] }) => {
			own.runtime = "nodejs22.x";
			other.runtime = "edge";
		},
		[
			"The function api/cron/sweep runs on nodejs22.x and should run on nodejs24.x (engines).",
			"The function _middleware runs on edge and should run on nodejs24.x (engines).",
		],
	],
	[
		"vercel.json names no region",
		({ vercelJson }) => {
			vercelJson.regions = undefined;
		},
		["vercel.json names no region, so Vercel would run the functions in its default one."],
	],
	[
		"a function runs elsewhere",
		({ functions: [own] }) => {
			own.regions = ["iad1"];
		},
		["The function api/cron/sweep runs in iad1, and vercel.json says fra1."],
	],
	[
		"a function asks for memory",
		({ functions: [, own] }) => {
			own.memory = 3_009;
		},
		["The function events asks for 3009 MB of memory, which is a setting of the project."],
	],
	[
		"there is no cron job",
		(build) => {
			build.crons = [];
			build.vercelJson.crons = undefined;
		},
		["The build has no cron job, and one cron job should call /api/cron/sweep."],
	],
	[
		"Vercel dropped the cron job",
		(build) => {
			build.crons = [];
		},
		[
			"The build has no cron job, and one cron job should call /api/cron/sweep.",
			"The build has no cron job, and vercel.json has /api/cron/sweep at */5 * * * *.",
		],
	],
	[
		"the cron job has another schedule",
		(build) => {
			build.crons = [{ path: "/api/cron/sweep", schedule: "0 3 * * *" }];
		},
		["The build has /api/cron/sweep at 0 3 * * *, and vercel.json has /api/cron/sweep at */5 * * * *."],
	],
	[
		"a second cron job calls a route that does not exist",
		(build) => {
			build.crons.push({ path: "/api/cron/mail", schedule: "0 3 * * *" });
			build.vercelJson.crons = build.crons;
		},
		[
			"The build has /api/cron/sweep at */5 * * * *, /api/cron/mail at 0 3 * * *, and one cron job should call /api/cron/sweep.",
			"A cron job calls /api/cron/mail, which no function answers.",
		],
	],
	[
		"a migration was not applied",
		({ migrations }) => {
			migrations.applied = ["1_init"];
		},
		["The build did not apply 2_more."],
	],
	[
		"the folder of the migrations is not where it was",
		({ migrations }) => {
			migrations.existing = [];
		},
		["No migrations were found to look for."],
	],
	[
		"Vercel warns of a Node version that changes by itself",
		(build) => {
			build.log += '\nWarning: Detected "engines": { "node": ">=20.19" } that will automatically upgrade.';
		},
		['Vercel says: Warning: Detected "engines": { "node": ">=20.19" } that will automatically upgrade.'],
	],
	[
		"Vercel warns of a Node version that ends",
		(build) => {
			build.log += "\nError: Node.js version 24.x is deprecated.";
		},
		["Vercel says: Error: Node.js version 24.x is deprecated."],
	],
])("is reported: %s", (_, plant, complaints) => {
	const build = good();
	plant(build);
	expect(complaintsAbout(build, expected)).toEqual(complaints);
});

test("faults of several kinds are all reported", () => {
	const build = good();
	const [own, page] = build.functions;
	own.files = without(own, libvips);
	own.runtime = "nodejs22.x";
	page.files = having(page, [libvips, 18_000_000]);
	build.crons = [];
	expect(complaintsAbout(build, expected)).toHaveLength(6);
});

test("the report has a line for each function, the largest first", () => {
	expect(describe(good(), expected)).toEqual([
		"function          MB  at most  Node  time       libvips  answers",
		"api/cron/sweep  27.4       40  24.x  300 s      yes      /api/cron/sweep /api/trpc/[trpc]",
		"events           7.0       19  24.x  project's  no       / /events",
		"_middleware      2.0      2.5  24.x  project's  no       /_middleware",
		"",
		"cron: /api/cron/sweep at */5 * * * *",
		"region: fra1 (from vercel.json; the build's output states none)",
		"memory, and a time that is the project's: settings of the project at Vercel",
		"migrations applied: 2 of 2",
	]);
});
