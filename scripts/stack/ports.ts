import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Above Ceph's ports (ceph.ts), and below the ports that systems use for outgoing connections (Linux from 32,768,
 * macOS from 49,152), because a connection could take one of those before the server starts.
 */
const [lowest, highest] = [20_000, 32_000];
let last = randomInt(lowest, highest);

/** A port that was free a moment ago; a different one each time. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = last < highest ? last + 1 : lowest;
		last = port;
		if (await isPortFree(port)) return port;
	}
}

/** Binds as `next` does, on every interface, so that a listener on only one of them is noticed too. */
export function isPortFree(port: number): Promise<boolean> {
	const bindable = (host: string | undefined) =>
		new Promise<boolean>((resolve) => {
			const server = createServer();
			server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EAFNOSUPPORT"));
			server.listen({ port, host }, () => server.close(() => resolve(true)));
		});
	return bindable(undefined).then((free) => free && bindable("127.0.0.1"));
}
