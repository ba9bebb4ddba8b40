import { loadavg } from "node:os";

const minuteAverage = () => loadavg()[0] ?? 0;

/** Watches the load average, because figures from a busy machine mean less. Call it before anything is started. */
export function watchLoad() {
	const before = minuteAverage();
	const during: number[] = [];
	const look = () => during.push(minuteAverage());
	let timer: NodeJS.Timeout | undefined;
	return {
		/** The turns begin. */
		begin() {
			timer = setInterval(look, 2_000);
			timer.unref();
		},
		/** The turns are over. */
		end() {
			clearInterval(timer);
			look();
			const mean = during.reduce((sum, load) => sum + load, 0) / during.length;
			return { before, mean: Number(mean.toFixed(2)), most: Math.max(...during) };
		},
	};
}
