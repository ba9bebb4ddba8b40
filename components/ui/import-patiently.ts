/**
 * Imports a module on a bad network: tries again until it succeeds, after 1 s at first and after 60 s at most. A failed
 * import would otherwise stay failed until the page is reloaded.
 */
export async function importPatiently<Module>(load: () => Promise<Module>): Promise<Module> {
	for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
		try {
			return await load();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, waitMs));
		}
	}
}
