/**
 * Does slow work for many items at once and gives the results in the order of the items. What has been begun and not been taken
 * yet is bounded in number and in bytes, so a consumer that is slow slows the work down.
 */
import { type Bell, makeBell } from "../../waiting/bell";

interface Bounds<Item> {
	/** Items that are worked on at once. */
	most: number;
	/** Bytes of items that are begun and not taken. A single item may be larger. */
	bytes: number;
	bytesOf(item: Item): number;
}

export async function* inOrder<Item, Result>(
	items: AsyncIterable<Item>,
	work: (item: Item) => Promise<Result>,
	{ most, bytes, bytesOf }: Bounds<Item>,
): AsyncGenerator<{ item: Item; result: Result }> {
	const begun: { item: Item; size: number; result: Promise<Result> }[] = [];
	const bell: Bell = makeBell();
	let held = 0;
	let working = 0;
	let isOver = false;
	let failure: { error: unknown } | null = null;

	function begin(item: Item, size: number) {
		held += size;
		working += 1;
		const result = work(item).finally(() => {
			working -= 1;
			bell.ring();
		});
		// It is read when its turn comes. Until then a rejection is not an unhandled one.
		result.catch(() => {});
		begun.push({ item, size, result });
		bell.ring();
	}

	async function beginAll() {
		for await (const item of items) {
			const size = bytesOf(item);
			const isFull = () => working >= most || (begun.length > 0 && held + size > bytes);
			while (isFull() && !isOver) await bell.heard();
			if (isOver) return;
			begin(item, size);
		}
	}

	const beginning = beginAll()
		.catch((error: unknown) => {
			failure = { error };
		})
		.finally(() => {
			isOver = true;
			bell.ring();
		});
	try {
		for (;;) {
			const [first] = begun;
			if (first) {
				const result = await first.result;
				yield { item: first.item, result };
				begun.shift();
				held -= first.size;
				bell.ring();
			} else if (isOver) {
				await beginning;
				if (failure) throw (failure as { error: unknown }).error;
				return;
			} else await bell.heard();
		}
	} finally {
		isOver = true;
		bell.ring();
	}
}
