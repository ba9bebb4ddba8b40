/** Which unit tests a change touches, the closest first. */
import { fileFinder, importsOf, type Source } from "./imports";

export interface RelatedTest {
	file: string;
	/** The number of imports between the test and a changed file: 0 if the test itself changed. */
	distance: number;
	/** Whether the test, or anything it imports, uses PostgreSQL or the store of the tests. */
	needsServices: boolean;
}

const isTest = (file: string) => /(?<!\.long)\.test\.tsx?$/.test(file);
/** Everything that starts or uses a service in a test imports something from here. */
const usesServices = (file: string) => file.startsWith("tests/setup/");

/** The tests that read files of the project which they do not import. */
const readers: { reads: RegExp; test: string }[] = [
	{ reads: /^(app|components|server|prisma|rules)\/.*\.(tsx?|m?js)$/, test: "tests/architecture.test.ts" },
	{
		reads: /\.md$|^\.env\.example$|^server\/(env\.js|limits\.ts|errors\.ts)$|^package\.json$|^docs\//,
		test: "tests/docs.test.ts",
	},
	{
		reads: /^(docs\/entry-points\.md$|app\/|proxy\.ts$|server\/routers\/)/,
		test: "tests/entry-points.test.ts",
	},
	{ reads: /^server\/(routers|policies)\//, test: "tests/authorization.test.ts" },
	{ reads: /^(app|components|server|rules)\/|^(proxy|instrumentation)\.ts$/, test: "tests/prose.test.ts" },
	{ reads: /^(app|components|server|rules|messages)\//, test: "tests/messages.test.ts" },
	{ reads: /^prisma\/(schema\.prisma|migrations\/)/, test: "tests/migrations.test.ts" },
	{
		reads: /^(Dockerfile|compose\.yaml|\.dockerignore|\.env\.example|README\.md|package\.json)$/,
		test: "tests/self-host.test.ts",
	},
	{
		reads: /^(vercel\.json|package\.json|server\/photos\/develop-photo\.ts|app\/api\/.*)$/,
		test: "tests/vercel.test.ts",
	},
	{ reads: /^bench\/(README\.md$|results\/)/, test: "bench/records.test.ts" },
	{ reads: /^docs\/runbook\.md$/, test: "tests/runbook.test.ts" },
	{ reads: /^(infra\/|docs\/deploy\.md$)/, test: "tests/cloud.test.ts" },
];

/** The tests whose result a change of these files can alter, by distance and then by name. */
export function relatedTests(files: readonly Source[], changed: readonly string[]): RelatedTest[] {
	const find = fileFinder(files);
	const imports = new Map<string, string[]>();
	const importers = new Map<string, string[]>();
	for (const file of files) {
		const targets = [...importsOf(file)].flatMap(({ target }) => find(target) ?? []);
		imports.set(file.file, targets);
		for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file.file]);
	}
	const distances = distancesFrom(changed, importers);
	for (const { reads, test } of readers)
		if (imports.has(test) && changed.some((file) => reads.test(file)))
			distances.set(test, Math.min(1, distances.get(test) ?? 1));

	return [...distances]
		.filter(([file]) => isTest(file) && imports.has(file))
		.map(([file, distance]) => ({
			file,
			distance,
			needsServices: [...distancesFrom([file], imports).keys()].some(usesServices),
		}))
		.sort((a, b) => a.distance - b.distance || a.file.localeCompare(b.file));
}

/** The number of steps to each file that can be reached. */
function distancesFrom(starts: readonly string[], steps: ReadonlyMap<string, string[]>): Map<string, number> {
	const distances = new Map(starts.map((file) => [file, 0]));
	for (let ring = [...starts]; ring.length > 0; ) {
		const next: string[] = [];
		for (const file of ring)
			for (const neighbour of steps.get(file) ?? []) {
				if (distances.has(neighbour)) continue;
				distances.set(neighbour, (distances.get(file) ?? 0) + 1);
				next.push(neighbour);
			}
		ring = next;
	}
	return distances;
}
