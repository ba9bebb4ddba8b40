/**
 * The time at which an image URL is signed: the start of the current window, so that the URL stays the same during
 * the window and a browser's cache finds it. The URL works until the end of the next window (docs/decisions/0007).
 */
export function urlWindow(now: Date, seconds: number): { signedAt: Date; expiresIn: number; endsAt: Date } {
	const length = seconds * 1_000;
	const start = Math.floor(now.getTime() / length) * length;
	return { signedAt: new Date(start), expiresIn: 2 * seconds, endsAt: new Date(start + 2 * length) };
}
