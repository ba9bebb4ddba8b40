/** Compares Vercel's build with what it must be (./expected.ts). Reports every fault, not only the first. */
import { decodersAreAbsent, decodersArePresent } from "./decoder-rules";
import type { Rule } from "./rule";
import { cronJobs, durations, memory, migrations, nodeVersions, regions, warnings } from "./settings-rules";
import { sizes } from "./size-rule";

const rules: Rule[] = [
	...[decodersArePresent, decodersAreAbsent, sizes],
	...[durations, nodeVersions, regions, memory, cronJobs, migrations, warnings],
];

export const complaintsAbout: Rule = (build, expected) => rules.flatMap((rule) => rule(build, expected));
