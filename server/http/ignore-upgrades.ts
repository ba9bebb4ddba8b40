/**
 * Answers a request to upgrade its connection (WebSocket, h2c) as if it did not ask for that, and then closes the
 * connection. RFC 9110, section 7.8, allows a server to ignore the header `Upgrade`.
 *
 * Without this, such a request keeps its connection open for ever, even after its client has left. Next listens for
 * upgrades and does not answer those that match no route, because a custom server could do so. Node gives up its
 * timeouts for an upgraded connection, and does not report it on the channel that ./request-start.ts uses.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Server } from "node:net";
import { onRequestStart } from "./request-start";

/** Published for each new connection before anything is read from it. */
const channel = "net.server.socket";

/** Applies to every server of this process until the function that it returns is called. */
export function ignoreUpgrades(): () => void {
	const known = new WeakSet<Server>();
	const onConnection = (message: unknown) => {
		const server = serverOf(message);
		if (!server || known.has(server)) return;
		known.add(server);
		removeListeners(server);
	};
	subscribe(channel, onConnection);
	const stop = onRequestStart(({ request, response }) => {
		// A client that expects another protocol must not have its next bytes read as a request.
		if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
	});
	return () => {
		unsubscribe(channel, onConnection);
		stop();
	};
}

/** Node treats a request as an upgrade only if its server has a listener for upgrades when the headers arrive. */
function removeListeners(server: Server): void {
	server.removeAllListeners("upgrade");
	// Next may add a listener later. This event is emitted just before the listener is added.
	server.on("newListener", (event) => {
		if (event === "upgrade") process.nextTick(() => server.removeAllListeners("upgrade"));
	});
}

/** A socket has its server in a property that Node's types do not list. */
function serverOf(message: unknown): Server | null {
	if (typeof message !== "object" || message === null || !("socket" in message)) return null;
	const { socket } = message;
	if (typeof socket !== "object" || socket === null || !("server" in socket)) return null;
	return socket.server instanceof Server ? socket.server : null;
}
