/** Pages of this browser tell each other when they are loaded, and thus when somebody has signed in. */
const name = "rollcall-session";

/** A new page of a person who is signed in. Browsers without channels ask the server now and then. */
export function tellOtherPages() {
	if (!globalThis.BroadcastChannel) return;
	const channel = new BroadcastChannel(name);
	channel.postMessage(null);
	channel.close();
}

export function onOtherPage(listener: () => void): () => void {
	if (!globalThis.BroadcastChannel) return () => {};
	const channel = new BroadcastChannel(name);
	channel.addEventListener("message", listener);
	return () => channel.close();
}
