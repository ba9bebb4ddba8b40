// @ts-check
/**
 * The service worker that turns what a page makes into an ordinary download. It is registered when a package is made, for
 * /package/ alone, so it controls no page. A page gives it a port for an id, then opens /package/<id> in a hidden frame: that
 * request is answered with the bytes that come through the port. Whatever comes, the answer is a file to be saved and never a
 * page of this origin. docs/decisions/0065-packages-in-the-browser.md; the page's half is
 * components/take-home/package/sinks/download-sink.ts
 */

/**
 * What a service worker has. TypeScript's own description of it cannot stand beside that of pages.
 * @typedef {{ id: string, postMessage(message: unknown): void }} Page
 * @typedef {Event & { data: { id: string, name?: string }, ports: readonly MessagePort[], source: Page | null }} Told
 * @typedef {Event & { request: Request, respondWith(answer: Response): void }} Asked
 * @typedef {EventTarget & { clients: { get(id: string): Promise<unknown> } }} Scope
 */
const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));

/**
 * @typedef {{ name: string, port: MessagePort, page: string, body: ReadableStream<Uint8Array> | null, fail: () => void }} Download
 * @type {Map<string, Download>} by their id, from when a page announces them until they end
 */
const downloads = new Map();

/** Milliseconds. */
const lookForPagesEvery = 15_000;

/** So that nothing in it runs, should a browser ever show it. */
const policy = "default-src 'none'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

scope.addEventListener("message", (event) => {
	const { data, ports, source: page } = /** @type {Told} */ (event);
	const { id, name } = data;
	if (!page) return;
	const known = downloads.get(id);
	const [port] = ports;
	// A page asks every few seconds, which keeps this worker from being stopped. One that was stopped knows nothing any more.
	if (known) known.port.postMessage({ kind: "alive" });
	else if (port) {
		downloads.set(id, {
			name: String(name),
			port,
			page: page.id,
			...stream(port, () => downloads.delete(id)),
		});
		port.postMessage({ kind: "ready" });
		lookForPages();
	} else page.postMessage({ kind: "unknown", id });
});

let isLooking = false;

/** Ends the downloads of pages that were closed. A page that is only asleep goes on later. */
function lookForPages() {
	if (isLooking) return;
	isLooking = true;
	const timer = setInterval(async () => {
		for (const { page, fail } of downloads.values()) if (!(await scope.clients.get(page))) fail();
		if (downloads.size > 0) return;
		clearInterval(timer);
		isLooking = false;
	}, lookForPagesEvery);
}

scope.addEventListener("fetch", (event) => {
	const asked = /** @type {Asked} */ (event);
	const { pathname } = new URL(asked.request.url);
	const download = downloads.get(pathname.slice("/package/".length));
	if (!download?.body || asked.request.method !== "GET") return;
	const { body, name } = download;
	download.body = null;
	asked.respondWith(
		new Response(body, {
			headers: {
				"content-type": "application/zip",
				"content-disposition": `attachment; filename="photos.zip"; filename*=UTF-8''${encoded(name)}`,
				"content-security-policy": policy,
				"x-content-type-options": "nosniff",
				"cross-origin-resource-policy": "same-origin",
				"cache-control": "no-store",
			},
		}),
	);
});

/**
 * The bytes that come through the port. Each piece is given back when the browser has taken it, so that the page sends no more
 * than the disk takes.
 * @param {MessagePort} port
 * @param {() => void} over called when the download has ended, however it did
 */
function stream(port, over) {
	/** @type {Uint8Array<ArrayBuffer>[]} */
	const waiting = [];
	let hasEnded = false;
	let hasBegun = false;
	let wake = () => {};
	/** @type {Uint8Array<ArrayBuffer> | null} what the browser was given last */
	let taken = null;
	/**
	 * The browser asks for more only when it has copied what it was given (Service Workers, "Handle Fetch"), so the page can use
	 * that memory again.
	 */
	function giveBack() {
		if (!taken) return;
		const bytes = taken;
		taken = null;
		const { byteLength: length, buffer } = bytes;
		port.postMessage({ kind: "taken", length, bytes }, [buffer]);
	}
	let fail = () => {};
	const body = new ReadableStream(
		{
			start(controller) {
				fail = () => {
					// The browser marks the file as broken, so half an archive never passes for a whole one.
					controller.error(new Error("The page gave the download up."));
					over();
				};
				port.onmessage = ({ data }) => {
					if (data.kind === "bytes") waiting.push(data.bytes);
					else if (data.kind === "end") hasEnded = true;
					else fail();
					wake();
				};
			},
			async pull(controller) {
				giveBack();
				if (!hasBegun) port.postMessage({ kind: "begun" });
				hasBegun = true;
				while (waiting.length === 0 && !hasEnded)
					await new Promise((resolve) => {
						wake = () => resolve(undefined);
					});
				const bytes = waiting.shift();
				if (bytes) {
					taken = bytes;
					controller.enqueue(bytes);
				} else {
					controller.close();
					port.postMessage({ kind: "ended" });
					over();
				}
			},
			cancel() {
				port.postMessage({ kind: "stopped" });
				over();
			},
		},
		{ highWaterMark: 0 },
	);
	return { body, fail: () => fail() };
}

/**
 * For a parameter with its own character set (RFC 8187, 3.2.1), which allows less than a URL.
 * @param {string} text
 */
function encoded(text) {
	// Half a pair has no encoding.
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
