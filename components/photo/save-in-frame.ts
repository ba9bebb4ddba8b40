/**
 * Downloads the file at a signed URL without leaving the page. The URL is opened in a hidden frame, because the store
 * normally answers with an attachment, which shows nothing. With a link, an error from the store would replace the app,
 * and a new tab that is opened after a request is blocked as a pop-up.
 */

/** How long the frame stays. Removing it cancels a download that has not started; one that has started continues. */
const frameMs = 120_000;

/** `onRefused` is called when the frame loads a document, because then the browser did not save a file. */
export function saveInFrame(url: string, onRefused: () => void) {
	const frame = document.createElement("iframe");
	frame.hidden = true;
	frame.title = "Download";
	// Whatever loads can neither run a script nor navigate this page. Same-origin is for the check of the empty page below.
	frame.setAttribute("sandbox", "allow-downloads allow-same-origin");
	// The store does not need to know the photo's address.
	frame.referrerPolicy = "no-referrer";
	const timer = setTimeout(() => frame.remove(), frameMs);
	frame.addEventListener("load", () => {
		// Some browsers fire "load" for the frame's initial empty page. We can read that document, but not the store's.
		if (frame.contentDocument) return;
		clearTimeout(timer);
		frame.remove();
		onRefused();
	});
	frame.src = url;
	document.body.append(frame);
}
