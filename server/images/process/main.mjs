/**
 * The process that develops one photo and then exits. It reads an original from standard input and answers with
 * its renditions and the texts of its EXIF. ../render-apart.ts starts it, and ./messages.ts defines the messages
 * between them. It is plain JavaScript because Node runs this file as it is, without a bundler. Strangers' files
 * are decoded only here, headers included, because a process can be killed while a native decoder is busy but a
 * thread cannot.
 */
import { buffer } from "node:stream/consumers";
import { openPicture } from "./open-picture.mjs";
import { readExif } from "./read-exif.mjs";
import { render } from "./render.mjs";
import { UnusablePicture } from "./unusable-picture.mjs";
import { watch } from "./watchdog.mjs";

/** @typedef {import("./messages").Answer} Answer */
/** @typedef {import("./messages").Order} Order */

/** @type {Order} */
const { type, budget } = JSON.parse(process.argv[2] ?? "");

/** Resolves when the server allows this process to use much memory. */
async function permissionForLarge() {
	const permission = new Promise((resolve) => process.once("message", resolve));
	process.send?.({ kind: "large" });
	watchdog.rest();
	await permission;
	watchdog.work();
}

/** @returns {Promise<Answer>} */
async function develop() {
	try {
		const picture = await openPicture(await buffer(process.stdin), type);
		if (picture.large) await permissionForLarge();
		return { kind: "done", exif: readExif(picture.exif), rendered: await render(picture) };
	} catch (error) {
		if (error instanceof UnusablePicture)
			return { kind: "unusable", reason: error.reason, message: String(error.cause ?? error.message) };
		return { kind: "failed", message: String(error instanceof Error ? error.stack : error) };
	}
}

process.send?.({ kind: "begun" });
// The server no longer waits for the answer.
process.once("disconnect", () => process.exit(1));
const watchdog = watch(budget);
const answer = await develop();
process.send?.(answer, undefined, {}, () => process.exit(0));
