/** The worker's end of ../setup/worker.ts: takes one turn for each message, until the runner is gone. */
export function serveTurns(turn: (round: number) => Promise<unknown>): void {
	process.on("message", async (round) => {
		try {
			process.send?.({ sample: await turn(Number(round)) });
		} catch (error) {
			process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
		}
	});
	process.on("disconnect", () => process.exit());
	process.send?.({ sample: "ready" });
}
