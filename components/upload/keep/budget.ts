/** How much of the browser's storage photos may take, over all people and events. */

const mostBytes = 1_000_000_000;
const mostOfQuota = 0.2;

/** In bytes. `quota` is what the browser gives the site; where it does not say, a full disk is what ends the copying. */
export function budget(quota: number | undefined): number {
	return Math.min(mostBytes, quota === undefined ? mostBytes : quota * mostOfQuota);
}

export async function browserBudget(): Promise<number> {
	const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
	return budget(estimate?.quota);
}

let asked = false;

/** Asks the browser once not to delete the photos when the disk gets full. Some browsers ask the person. */
export async function askToPersist(): Promise<void> {
	if (asked) return;
	asked = true;
	try {
		if (!(await navigator.storage.persisted())) await navigator.storage.persist();
	} catch {
		// Kept all the same, for as long as the browser wants.
	}
}
