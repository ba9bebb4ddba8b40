/**
 * What the pages that upload without Rollcall's queue have in common. These files run in the browser, on a page of the
 * app's origin that contains nothing but an input for files.
 */
export interface Signed {
	url: string;
	headers: Record<string, string>;
	photoId: string;
}

/** Only the browser may set these. */
const setByTheBrowser = new Set(["content-length", "host"]);

export const chosen = () => [...(document.querySelector<HTMLInputElement>("input")?.files ?? [])];

/** `width` workers take the entries in order. */
export async function atOnce<T>(width: number, entries: Iterable<T>, work: (entry: T) => Promise<void>) {
	const queue = entries[Symbol.iterator]();
	const worker = async () => {
		for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: width }, worker));
}

export async function put({ url, headers }: Pick<Signed, "url" | "headers">, body: Blob) {
	const sent = Object.fromEntries(
		Object.entries(headers).filter(([name]) => !setByTheBrowser.has(name.toLowerCase())),
	);
	const answer = await fetch(url, { method: "PUT", headers: sent, body });
	if (!answer.ok) throw new Error(`The store answered ${answer.status}.`);
}

/** Calls of one procedure in one request. */
export async function callAll<Answer>(name: string, inputs: object[]): Promise<Answer[]> {
	const answer = await fetch(`/api/trpc/${inputs.map(() => `photos.${name}`).join(",")}?batch=1`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(Object.fromEntries(inputs.map((json, at) => [at, { json }]))),
	});
	const results: { result?: { data: { json: Answer } } }[] = await answer.json();
	return results.map(({ result }) => {
		if (!result) throw new Error(`photos.${name} answered ${JSON.stringify(results).slice(0, 500)}`);
		return result.data.json;
	});
}

export const announcement = (eventId: string, file: File, sha256: string) => ({
	...{ eventId, sha256, contentType: "image/jpeg", size: file.size, title: file.name },
});

export async function sha256Of(file: Blob): Promise<string> {
	const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
