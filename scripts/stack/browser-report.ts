/** What Playwright's JSON report says: how many tests passed, and which ones only at the second try. */
import { z } from "zod";

const specShape = z.object({
	title: z.string(),
	file: z.string(),
	line: z.number(),
	tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
});

interface Suite {
	specs: z.infer<typeof specShape>[];
	suites?: Suite[] | undefined;
}

const suiteShape: z.ZodType<Suite> = z.lazy(() =>
	z.object({ specs: z.array(specShape), suites: z.array(suiteShape).optional() }),
);

/** https://playwright.dev/docs/test-reporters#json-reporter, as far as it is read here. */
export const browserReport = z.object({
	stats: z.object({
		expected: z.number(),
		flaky: z.number(),
		unexpected: z.number(),
		skipped: z.number(),
	}),
	suites: z.array(suiteShape),
});

/** Every test of the report, also those in groups. */
export function testsIn({ suites }: { suites: Suite[] }) {
	return suites.flatMap(testsOf);
}

function testsOf({ specs, suites = [] }: Suite): { file: string; status: string; name: string }[] {
	const here = specs.flatMap(({ title, file, line, tests }) =>
		tests.map(({ projectName, status }) => ({
			...{ file, status },
			name: `[${projectName}] ${file}:${line} ${title}`,
		})),
	);
	return [...here, ...suites.flatMap(testsOf)];
}

/** A line for each test that ended like this: "flaky" failed at first and passed when it was tried once more. */
export const testsWith = (status: "flaky" | "skipped", report: z.infer<typeof browserReport>): string[] =>
	testsIn(report)
		.filter((test) => test.status === status)
		.map(({ name }) => name);
