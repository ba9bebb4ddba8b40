/** A reporter of Vitest that writes down the tests that passed only at the second try, for the last lines of `npm test`. */
import { writeFileSync } from "node:fs";
import type { Reporter, TestCase } from "vitest/node";

export default class FlakyTests implements Reporter {
	private readonly lines: string[] = [];

	onTestCaseResult(test: TestCase): void {
		if (!test.diagnostic()?.flaky) return;
		const why = test.result().errors?.[0]?.message ?? "no error was reported";
		this.lines.push(`${test.module.relativeModuleId} > ${test.fullName}\n  ${why.replaceAll("\n", "\n  ")}`);
	}

	onTestRunEnd(): void {
		const file = process.env.FLAKY_TESTS;
		if (file) writeFileSync(file, JSON.stringify(this.lines));
	}
}
