import type { Expected } from "./expected";
import type { VercelFunction, VercelOutput } from "./output";

/** A build, with everything that the rules need to know about it. */
export interface Build extends VercelOutput {
	/** Vercel reads the regions from vercel.json, and the build's output states none. */
	vercelJson: { regions?: string[] | undefined; crons?: { path: string; schedule: string }[] | undefined };
	/** What the build printed. */
	log: string;
	/** The files of server/images/process that a function needs to develop photos. */
	processFiles: string[];
	migrations: { existing: string[]; applied: string[] };
}

/** Returns a sentence for each fault. Pure. */
export type Rule = (build: Build, expected: Expected) => string[];

export const listed = (items: readonly string[]) => items.join(", ");

export const titleOf = ({ name }: VercelFunction) => `The function ${name}`;

/** Whether one of its routes develops photos. */
export const develops = ({ routes }: VercelFunction, { developing }: Expected) =>
	routes.some((route) => developing.includes(route));
