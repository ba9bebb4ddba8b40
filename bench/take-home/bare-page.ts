/**
 * Fetches files whose URLs were signed before, six at once, and saves them by the same download as a package, one after the other
 * as they come. No archive, no checksum, no order. It runs in the browser, on a page of the app's origin.
 */
import { downloadSink } from "../../components/take-home/package/sinks/download-sink";
import { atOnce } from "../upload/page";

Object.assign(window, {
	async saveBare(urls: string[]) {
		const file = await (await downloadSink("bare.bin")).open("bare.bin");
		let writing = Promise.resolve();
		await atOnce(6, urls, async (url) => {
			const answer = await fetch(url, { cache: "no-store", credentials: "omit" });
			if (!answer.ok) throw new Error(`The store answered ${answer.status}.`);
			const bytes = new Uint8Array(await answer.arrayBuffer());
			writing = writing.then(() => file.write(bytes));
			await writing;
		});
		await file.close();
	},
});
