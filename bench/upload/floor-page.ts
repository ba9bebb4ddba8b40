/**
 * The floor: the same photos through the same procedures, in a script without a page. Two workers hash, announcements and
 * confirms travel eight in a request with two requests of each under way, and six PUTs run at once. Nothing is shown, kept,
 * retried or counted.
 */
import { announcement, atOnce, callAll, chosen, put, type Signed } from "./page";

const workerCode = `onmessage = async ({ data: file }) => {
	const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
	postMessage(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(""));
};`;

/** Calls that wait for each other travel together. */
function together<Answer>(name: string) {
	const waiting: { input: object; resolve(answer: Answer): void; reject(error: unknown): void }[] = [];
	let underWay = 0;
	function next() {
		while (underWay < 2 && waiting.length > 0) {
			const group = waiting.splice(0, 8);
			underWay += 1;
			callAll<Answer>(
				name,
				group.map(({ input }) => input),
			)
				.then(
					(answers) => group.forEach(({ resolve }, at) => void resolve(answers[at] as Answer)),
					(error) => group.forEach(({ reject }) => void reject(error)),
				)
				.finally(() => {
					underWay -= 1;
					next();
				});
		}
	}
	return (input: object) =>
		new Promise<Answer>((resolve, reject) => {
			waiting.push({ input, resolve, reject });
			next();
		});
}

Object.assign(window, {
	async upload(eventId: string) {
		const script = URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" }));
		const begin = performance.now();
		const sign = together<Signed>("initiateUpload");
		const confirm = together<unknown>("confirm");
		const files = chosen();
		const told: ((sha256: string) => void)[] = [];
		const hashed = files.map(() => new Promise<string>((resolve) => told.push(resolve)));
		const hands = [new Worker(script), new Worker(script)];
		const hashing = Promise.all(
			hands.map(async (hand, first) => {
				for (let at = first; at < files.length; at += hands.length) {
					const answer = new Promise<string>((resolve) => {
						hand.onmessage = ({ data }) => resolve(data);
					});
					hand.postMessage(files[at]);
					told[at]?.(await answer);
				}
				hand.terminate();
			}),
		);
		const signed = files.map((file, at) =>
			hashed[at]?.then((sha256) => sign(announcement(eventId, file, sha256))),
		);
		const confirms: Promise<unknown>[] = [];
		await atOnce(6, files.entries(), async ([at, file]) => {
			const upload = (await signed[at]) as Signed;
			await put(upload, file);
			confirms.push(confirm({ photoId: upload.photoId }));
		});
		await hashing;
		await Promise.all(confirms);
		return performance.now() - begin;
	},
});
