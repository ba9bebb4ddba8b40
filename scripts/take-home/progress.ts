/** Says how far it is, every few seconds, so that an hour's work is not silent. */
const everyMs = 5_000;

export function progressOf(say: (line: string) => void): (photos: number, bytes: number) => void {
	let said = Date.now();
	let total = 0;
	return (photos, bytes) => {
		total += bytes;
		if (Date.now() - said < everyMs) return;
		said = Date.now();
		say(`${photos.toLocaleString("en")} photos, ${gigabytes(total)}`);
	};
}

export const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
