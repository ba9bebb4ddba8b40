/** Sends the chosen files to URLs that were signed before, six at once, and nothing else. */
import { atOnce, chosen, put, type Signed } from "./page";

Object.assign(window, {
	async upload(_: string, signed: Signed[]) {
		const begin = performance.now();
		await atOnce(6, chosen().entries(), async ([at, file]) => put(signed[at] as Signed, file));
		return performance.now() - begin;
	},
});
