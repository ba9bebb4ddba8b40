/** The functions' settings for Vercel, and what it said while it built them. */
import { type Build, develops, listed, type Rule, titleOf } from "./rule";

export const durations: Rule = ({ functions }, expected) =>
	functions.flatMap((own) => {
		const wanted = develops(own, expected) ? expected.developingSeconds : undefined;
		if (own.maxDuration === wanted) return [];
		const said = (seconds: number | undefined) => (seconds ? `${seconds} seconds` : "the project's time");
		return [`${titleOf(own)} has ${said(own.maxDuration)} and should have ${said(wanted)} (maxDuration).`];
	});

export const nodeVersions: Rule = ({ functions }, { node }) =>
	functions
		.filter(({ runtime }) => runtime !== `nodejs${node}.x`)
		.map((own) => `${titleOf(own)} runs on ${own.runtime} and should run on nodejs${node}.x (engines).`);

export const regions: Rule = ({ functions, vercelJson }) => {
	if (!vercelJson.regions?.length)
		return ["vercel.json names no region, so Vercel would run the functions in its default one."];
	const wanted = listed(vercelJson.regions);
	return functions
		.filter((own) => own.regions && listed(own.regions) !== wanted)
		.map((own) => `${titleOf(own)} runs in ${listed(own.regions ?? [])}, and vercel.json says ${wanted}.`);
};

/** https://vercel.com/docs/functions/configuring-functions/memory */
export const memory: Rule = ({ functions }) =>
	functions
		.filter((own) => own.memory !== undefined)
		.map((own) => `${titleOf(own)} asks for ${own.memory} MB of memory, which is a setting of the project.`);

export const cronJobs: Rule = ({ crons, functions, vercelJson }, expected) => {
	const said = (jobs: Build["crons"] = []) =>
		listed(jobs.map(({ path, schedule }) => `${path} at ${schedule}`)) || "no cron job";
	const isRight = crons.length === 1 && crons[0]?.path === expected.cron;
	const isPlanned = said(crons) === said(vercelJson.crons);
	return [
		...(isRight ? [] : [`The build has ${said(crons)}, and one cron job should call ${expected.cron}.`]),
		...(isPlanned ? [] : [`The build has ${said(crons)}, and vercel.json has ${said(vercelJson.crons)}.`]),
		...crons
			.filter(({ path }) => !functions.some(({ routes }) => routes.includes(path)))
			.map(({ path }) => `A cron job calls ${path}, which no function answers.`),
	];
};

export const migrations: Rule = ({ migrations: { existing, applied } }) => {
	if (existing.length === 0) return ["No migrations were found to look for."];
	const missing = existing.filter((name) => !applied.includes(name));
	return missing.length === 0 ? [] : [`The build did not apply ${listed(missing)}.`];
};

/**
 * Vercel warns, for instance, of a Node version that will change by itself or that ends. One warning is expected: that
 * `engines` overrides the project's setting.
 */
export const warnings: Rule = ({ log }) =>
	log
		.split("\n")
		.filter((line) => /^(Warning|Error): (?!Due to "engines": .* will not apply)/.test(line))
		.map((line) => `Vercel says: ${line}`);
