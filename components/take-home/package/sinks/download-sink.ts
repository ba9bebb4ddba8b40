/**
 * Saves by an ordinary download, which the browser shows and the person can cancel. A service worker (public/package/worker.js)
 * answers a hidden frame's request with the bytes that this page sends it, and asks for no more than the disk takes.
 */
import { withTimeout } from "../../../waiting/with-timeout";
import { type PackageSink, SinkFailure, type SinkFile } from "./sink.types";
import { talkTo } from "./worker-talk";

const folder = "/package/";
/** Milliseconds. */
const toStart = 15_000;

/**
 * The download has begun when this resolves. Rejects, before anything is written, in a browser that cannot do it: for instance
 * because it keeps no service workers in a private window.
 */
export async function downloadSink(name: string): Promise<PackageSink> {
	const worker = await withTimeout(toStart, activeWorker(), () => new SinkFailure("SAVING_FAILED"));
	const file = await beginDownload(worker, name);
	return { partBytes: null, open: async () => file, abort: file.abort };
}

async function activeWorker(): Promise<ServiceWorker> {
	const registration = await navigator.serviceWorker.register(`${folder}worker.js`, { scope: folder });
	const worker = registration.installing ?? registration.waiting ?? registration.active;
	if (!worker) throw new SinkFailure("SAVING_FAILED");
	return new Promise((resolve, reject) => {
		const look = () => {
			if (worker.state === "activated") resolve(worker);
			if (worker.state === "redundant") reject(new SinkFailure("SAVING_FAILED"));
		};
		worker.addEventListener("statechange", look);
		look();
	});
}

async function beginDownload(worker: ServiceWorker, name: string): Promise<SinkFile> {
	const id = crypto.randomUUID();
	const talk = talkTo(worker, id, name);
	await talk.heard("ready", toStart);
	const frame = openFrame(`${folder}${id}`);
	try {
		await talk.heard("begun", toStart);
	} catch (error) {
		frame.remove();
		throw error;
	}
	talk.onLost(() => frame.remove());
	return {
		write: talk.send,
		async close() {
			talk.end();
			await talk.heard("ended");
			talk.over(null);
			frame.remove();
			return null;
		},
		abort: async () => talk.over(new SinkFailure("SAVING_STOPPED")),
		onFree: talk.onFree,
		onLost: talk.onLost,
	};
}

function openFrame(url: string): HTMLIFrameElement {
	const frame = document.createElement("iframe");
	frame.hidden = true;
	frame.title = "Download";
	// Whatever loads can neither run a script nor navigate this page. Same-origin is for the service worker.
	frame.setAttribute("sandbox", "allow-downloads allow-same-origin");
	frame.src = url;
	document.body.append(frame);
	return frame;
}
