/** What a verification did, for a person at a terminal. */
import { leftOf, type Report } from "../../server/verify/report";
import type { Options } from "./options";

const number = (value: number) => value.toLocaleString("en");
const lines = (counts: Partial<Record<string, number>>) =>
	Object.entries(counts).map(([name, count]) => `  ${number(count ?? 0)}  ${name}`);

export function summaryOf(
	report: Report,
	{
		dryRun,
		mend,
		seconds,
		megabytes,
	}: Pick<Options, "dryRun" | "mend"> & { seconds: number; megabytes: number },
): string {
	const { photos, originals, renditions, renditionsOfRows, hashed } = report;
	const left = leftOf(report);
	return [
		"",
		`Compared ${number(photos)} photos with ${number(originals)} originals, and the ${number(renditionsOfRows)} renditions that they name with ${number(renditions)}.`,
		hashed > 0 ? `Hashed ${number(hashed)} originals.` : "Did not read what is in them; --deep does.",
		`Took ${seconds.toFixed(1)} s and ${number(megabytes)} MB of memory.`,
		...section("Explained:", report.explained),
		...section("Differences:", report.differences),
		...section(dryRun ? "Would be done:" : "Done:", report.mended),
		...(mend?.includes("rows") ? notes(report) : []),
		left === 0 ? "Database and bucket agree." : `Differences that are left: ${number(left)}.`,
	].join("\n");
}

const section = (heading: string, counts: Partial<Record<string, number>>) =>
	Object.keys(counts).length > 0 ? [heading, ...lines(counts)] : [];

/** What the objects do not know. */
const notes = ({ cutDescriptions, eventsMade, peopleMade, mended, dryRun }: Report) => [
	...(mended["row-made"]
		? [
				"A photo that was made anew has the words of its upload. What was changed later is not in the object: edits, section,",
				"and whether an organizer had hidden it, unless the audit log says so. It waits for an organizer unless you said --shown.",
			]
		: []),
	...(cutDescriptions > 0
		? [`  ${number(cutDescriptions)} descriptions were cut when they were stored.`]
		: []),
	...(eventsMade + peopleMade > 0
		? [
				`${dryRun ? "Would make" : "Made"} ${number(eventsMade)} events and ${number(peopleMade)} people, of whom only the id is known.`,
			]
		: []),
];
