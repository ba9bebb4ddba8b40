/** "1 photo", "5 photos" */
export function countOf(count: number, noun: string) {
	return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
