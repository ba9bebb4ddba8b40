/** The longer relative of sweep.process.test.ts. Run with npm run test:long. */
import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { plantEnded } from "./sweep.fixture";
import { sweepProcess } from "./sweep-process.fixture";
import { emptyReport } from "./sweep-step";

test("beside a server, a sweep that looks at twelve thousand ended uploads needs less than 300 MB", async () => {
	const s = await scene();
	await plantEnded(s, 12_000);
	const { report, peakBytes } = await sweepProcess("--beside-server");
	console.info(`${Math.ceil(peakBytes / 1_000_000)} MB`);
	expect(report).toEqual(emptyReport());
	expect(peakBytes).toBeLessThan(300_000_000);
});
