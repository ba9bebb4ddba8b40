/**
 * Saves what a signed URL answers, without leaving the page. The store answers a file to save, which shows nothing
 * anywhere. A link would lead to the store's error page in the place of the app where it answers something else, and a
 * new tab that is opened after a request is taken for a pop-up. So a hidden frame opens the URL.
 */

/** A frame that goes would take an answer with it that has not begun. Once one has, the browser saves it by itself. */
const frameMs = 120_000;

/** `onRefused` is called when the frame shows something, because then the browser saved nothing. */
export function saveInFrame(url: string, onRefused: () => void) {
	const frame = document.createElement("iframe");
	frame.hidden = true;
	frame.title = "Download";
	// Whatever comes runs no script and leads this page nowhere. Same origin is for the empty page below.
	frame.setAttribute("sandbox", "allow-downloads allow-same-origin");
	// The address of the photo is nobody's business.
	frame.referrerPolicy = "no-referrer";
	const timer = setTimeout(() => frame.remove(), frameMs);
	frame.addEventListener("load", () => {
		// Some browsers report the empty page that a frame begins with. That one is ours to read, the store's is not.
		if (frame.contentDocument) return;
		clearTimeout(timer);
		frame.remove();
		onRefused();
	});
	frame.src = url;
	document.body.append(frame);
}
