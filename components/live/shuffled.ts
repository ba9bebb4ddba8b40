/** Fisher–Yates shuffle: every order is equally likely. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
	const left = [...items];
	const order: T[] = [];
	while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
	return order;
}
