/** Where the decoders of photos must be, and where they must not be. */
import { decoders, type Expected, ofDecoders } from "./expected";
import type { VercelFunction } from "./output";
import { type Build, develops, listed, type Rule, titleOf } from "./rule";

export const decodersArePresent: Rule = (build, expected) => {
	const answered = build.functions.flatMap(({ routes }) => routes);
	return [
		...(build.processFiles.length === 0 ? ["No files in server/images/process were found to look for."] : []),
		...expected.developing
			.filter((route) => !answered.includes(route))
			.map((route) => `No function answers ${route}.`),
		...build.functions
			.filter((own) => develops(own, expected))
			.map((own) => ({ own, missing: missingIn(own, build) }))
			.filter(({ missing }) => missing.length > 0)
			.map(({ own, missing }) => `${titleOf(own)} develops photos and lacks ${listed(missing)}.`),
	];
};

function missingIn({ files }: VercelFunction, { processFiles }: Build): string[] {
	const paths = [...files.keys()];
	return [
		...decoders.filter(({ file }) => !paths.some((path) => file.test(path))).map(({ what }) => what),
		...processFiles.filter((path) => !files.has(path)),
	];
}

export const decodersAreAbsent: Rule = ({ functions }, expected) => [
	...functions.flatMap((own) => misplacedIn(own, expected)),
	...(functions.some(({ compiled }) => compiled.size > 0)
		? []
		: ["NOT CHECKED: what is compiled into the functions, because there are no source maps that tell."]),
];

function misplacedIn(own: VercelFunction, { developing }: Expected): string[] {
	const others = own.routes.filter((route) => !developing.includes(route));
	const compiled = [...own.compiled].filter((name) => ofDecoders.test(`node_modules/${name}/`));
	const found = [
		...compiled.map((name) => `${name} (compiled into its own files)`),
		...[...own.files.keys()].filter((path) => ofDecoders.test(path)),
	];
	if (others.length === 0 || found.length === 0) return [];
	const more = found.length > 3 ? ` and ${found.length - 3} more` : "";
	return [
		`${titleOf(own)} contains ${listed(found.slice(0, 3))}${more}, but it answers ${listed(others)}, where no photo is developed.`,
	];
}
