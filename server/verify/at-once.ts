/** Does the work for every item, several at once, and returns the results in the order of the items. */
export async function atOnce<Item, Result>(
	places: number,
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [at, item] of queue) results[at] = await work(item);
	};
	await Promise.all(Array.from({ length: places }, worker));
	return results;
}
