/**
 * What a bench is. Each is described in a file of its own (../gallery.ts) and listed in ../benches.ts. It is cut into
 * turns, so that two versions of the project can be measured in one run, and a busy machine slows both equally.
 */
import type { Services } from "./services";
import type { Stops } from "./stops";
import { roundTable, type Table } from "./table";
import type { Version } from "./version";

/** `rounds` is the number of turns that each version gets. */
export type Parameters = Readonly<Record<string, number>> & { readonly rounds: number };

export interface Setting<P extends Parameters = Parameters> {
	version: Version;
	parameters: P;
	/** Shared by the versions that are measured. */
	services: Services;
	stops: Stops;
	/** Records what the figures depend on, such as the version of a browser. */
	note(fact: string): void;
}

/** What the list and the runner need to know before anything is started. */
export interface About<P extends Parameters = Parameters> {
	name: string;
	/** One sentence for the list. */
	measures: string;
	/** How long a run takes on two idle cores, without a build. */
	minutes: number;
	/** What it needs besides npm's packages. */
	needs: string[];
	/** The default values. One that is 0 is optional, and is recorded only if it is given. */
	parameters: P;
	/** Turns that do not count, to warm up. */
	warmUp?: number;
	/**
	 * Whether the production build is served. `with` are files that are added before it is built; the build is then
	 * one of a copy of the project.
	 */
	build?: { with?: Readonly<Record<string, string>> };
}

interface Description<P extends Parameters, Sample> extends About<P> {
	/** Starts what is measured, in the folder of `setting.version`. Returns how to take one turn. */
	start(setting: Setting<P>): Promise<(round: number) => Promise<Sample>>;
	/** The figures of some turns. Pure, because a comparison also asks for the figures of a part of the turns. */
	tables(samples: Sample[], parameters: P): Table[];
}

export interface Measuring {
	turn(round: number): Promise<void>;
	/** The figures of these turns, by default of all. The turns that warm up are not among them. */
	tables(from?: number, to?: number): Table[];
}

export interface Bench extends About {
	open(setting: Setting): Promise<Measuring>;
}

export function defineBench<P extends Parameters, Sample>({
	start,
	tables,
	...about
}: Description<P, Sample>): Bench {
	return {
		...about,
		async open(setting) {
			const parameters = { ...about.parameters, ...setting.parameters };
			const turn = await start({ ...setting, parameters });
			const samples: Sample[] = [];
			return {
				async turn(round) {
					const sample = await turn(round);
					if (round >= 0) samples.push(sample);
				},
				tables: (from, to) => tables(samples.slice(from, to), parameters).map(roundTable),
			};
		},
	};
}
