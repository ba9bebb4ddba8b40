import { PlainError } from "@/scripts/stack/plain-error";
import { makeStops, type Stops } from "./stops";

interface Run {
	stops: Stops;
	isInterrupted(): boolean;
}

/**
 * Runs `main` and exits with the code it returns. Everything in `stops` is stopped first, also if main fails or the
 * process is interrupted.
 */
export async function runToEnd(main: (run: Run) => Promise<number>): Promise<never> {
	const stops = makeStops();
	let interrupted = false;
	const interrupt = () => {
		if (interrupted) return;
		interrupted = true;
		console.error("[bench] stopping");
		void stops.end().then(() => process.exit(130));
	};
	// The terminal signals the whole process group and npm forwards its own signal, so only the first one counts.
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
	// When `| head` has read enough, writing fails. Without a listener that would end this process at once.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", interrupt);

	const code = await main({ stops, isInterrupted: () => interrupted }).catch((error: unknown) => {
		// What fails after an interrupt fails because of it.
		if (!interrupted) console.error(error instanceof PlainError ? error.message : error);
		return 1;
	});
	await stops.end();
	process.exit(interrupted ? 130 : code);
}
