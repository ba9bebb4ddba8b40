/**
 * Walks two sorted sides at once, a page of each in memory, and says of every key which side has it.
 */
import { byBytes } from "./by-bytes";

interface Keyed {
	key: string;
}

/** At least one of `left` and `right` is there. */
export interface Pair<Left extends Keyed, Right extends Keyed> {
	left: Left | null;
	right: Right | null;
}

/** Pages have to come in the order of their keys' bytes, and no key may come twice on one side. Otherwise the two cannot be compared, and it throws. */
export async function* mergeByKey<Left extends Keyed, Right extends Keyed>(
	leftPages: AsyncIterable<Left[]>,
	rightPages: AsyncIterable<Right[]>,
): AsyncGenerator<Pair<Left, Right>[]> {
	const [left, right] = [side(leftPages), side(rightPages)];
	await Promise.all([left.fill(), right.fill()]);
	while (left.first() || right.first()) {
		const pairs: Pair<Left, Right>[] = [];
		do {
			const [one, other] = [left.first(), right.first()];
			const order = !one ? 1 : !other ? -1 : byBytes(one.key, other.key);
			pairs.push({ left: order <= 0 ? left.take() : null, right: order >= 0 ? right.take() : null });
		} while (left.first() && right.first());
		yield pairs;
		await Promise.all([left.fill(), right.fill()]);
	}
}

function side<Item extends Keyed>(pages: AsyncIterable<Item[]>) {
	const iterator = pages[Symbol.asyncIterator]();
	let page: Item[] = [];
	let at = 0;
	let before = "";
	// The page after the one that is compared is read in the meantime.
	let next = iterator.next();
	next.catch(() => {});
	return {
		first: (): Item | null => page[at] ?? null,
		take(): Item | null {
			const item = page[at] ?? null;
			if (item && before !== "" && byBytes(before, item.key) >= 0)
				throw new Error(
					`A listing is not in the order of the keys' bytes: ${item.key} came after ${before}.`,
				);
			if (item) before = item.key;
			at += 1;
			return item;
		},
		async fill(): Promise<void> {
			while (at >= page.length) {
				const { done, value } = await next;
				if (done) {
					page = [];
					return;
				}
				next = iterator.next();
				next.catch(() => {});
				page = value;
				at = 0;
			}
		},
	};
}
