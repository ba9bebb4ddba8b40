/**
 * Does the slow part of several items ahead, and returns the results in the items' order: so that names are given in the order
 * of the package, whatever arrives first. What is ahead is bounded by count and by bytes, because photos are whole in memory.
 */
export interface Bounds {
	items: number;
	bytes: number;
}

/** An item above the bounds is done alone. A rejection is thrown in its turn. Ending early starts nothing more. */
export async function* ahead<Item, Result>(
	items: AsyncIterable<Item>,
	work: (item: Item) => Promise<Result>,
	{ bounds, bytesOf }: { bounds: Bounds; bytesOf: (item: Item) => number },
): AsyncGenerator<Result> {
	const running: { result: Promise<Result>; bytes: number }[] = [];
	let bytes = 0;
	const next = async () => {
		const first = running.shift();
		bytes -= first?.bytes ?? 0;
		return first?.result;
	};
	for await (const item of items) {
		const size = bytesOf(item);
		while (running.length > 0 && (running.length >= bounds.items || bytes + size > bounds.bytes)) {
			const done = await next();
			if (done !== undefined) yield done;
		}
		const result = work(item);
		// It is awaited in its turn; until then a rejection must not end the process.
		result.catch(() => {});
		running.push({ result, bytes: size });
		bytes += size;
	}
	while (running.length > 0) {
		const done = await next();
		if (done !== undefined) yield done;
	}
}
