/** Makes the scripts of the pages that are compared with Rollcall's queue. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { installOnce } from "@/scripts/stack/install-once";

const versions = { core: "6.3.1", "aws-s3": "6.3.1", dashboard: "6.0.3" };
export const uppyVersion = versions.core;

const uppyParts = `
import Uppy from "@uppy/core";
import AwsS3 from "@uppy/aws-s3";
import Dashboard from "@uppy/dashboard";
import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";
window.parts = { Uppy, AwsS3, Dashboard };
`;

export interface PageFiles {
	scripts: string[];
	styles: string[];
}

/** Returns the files of each page, which are in `folder`. Needs the network the first time, for Uppy. */
export function makePages(
	folder: string,
	say: (line: string) => void,
): Record<"bare" | "floor" | "uppy", PageFiles> {
	const packages = Object.entries(versions).map(([name, version]) => `@uppy/${name}@${version}`);
	const cwd = installOnce([...packages, "esbuild@0.28.2"], say);
	const bundle = (name: string, from: string[], input?: string): string => {
		const script = join(folder, `${name}.js`);
		const options = [...from, "--bundle", "--minify", `--outfile=${script}`];
		execFileSync(join(cwd, "node_modules/esbuild/bin/esbuild"), options, { cwd, input, stdio: "pipe" });
		return script;
	};
	const page = (name: string) => bundle(name, [join(import.meta.dirname, `${name}-page.ts`)]);
	return {
		bare: { scripts: [page("bare")], styles: [] },
		floor: { scripts: [page("floor")], styles: [] },
		uppy: {
			scripts: [bundle("parts", [], uppyParts), page("uppy")],
			styles: [join(folder, "parts.css")],
		},
	};
}
