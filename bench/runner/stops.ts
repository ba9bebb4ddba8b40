/**
 * Everything that a run has started, to be stopped in the reverse order when it ends, fails or is interrupted. An
 * interrupt can come while a service is still starting; it is then stopped as soon as it has started.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "@/scripts/stack/plain-error";

export type Stops = ReturnType<typeof makeStops>;

export function makeStops() {
	const stops: (() => unknown)[] = [];
	const starting = new Set<Promise<unknown>>();
	let ending: Promise<void> | undefined;

	async function end() {
		while (starting.size > 0 || stops.length > 0) {
			await Promise.allSettled([...starting]);
			try {
				await stops.pop()?.();
			} catch (error) {
				// The others still have to be stopped.
				console.error(messageOf(error));
			}
		}
	}

	const add = (stop: () => unknown) => {
		stops.push(stop);
	};
	return {
		add,
		/** Starts a service and remembers how to stop it. Throws if the run is ending. */
		async start<T extends { stop(): unknown }>(begin: () => Promise<T>): Promise<T> {
			if (ending) throw new Error("The run is ending.");
			const begun = begin().then((service) => {
				add(() => service.stop());
				return service;
			});
			starting.add(begun);
			try {
				return await begun;
			} finally {
				starting.delete(begun);
			}
		},
		/** A temporary folder that every user can enter, because PostgreSQL does not run as root. */
		folder(name: string): string {
			const folder = mkdtempSync(join(tmpdir(), `rollcall-bench-${name}-`));
			chmodSync(folder, 0o755);
			add(() => rmSync(folder, { recursive: true, force: true }));
			return folder;
		},
		/** Stops everything. Safe to repeat. */
		end(): Promise<void> {
			ending ??= end();
			return ending;
		},
	};
}
