import type { Keeper } from "./seams";

/** Keeps the chosen files only as long as the page is open. */
export function memoryKeeper(): Keeper {
	const files = new Map<string, File>();
	return {
		async put(id, file) {
			files.set(id, file);
		},
		get: async (id) => files.get(id) ?? null,
		async delete(id) {
			files.delete(id);
		},
	};
}
