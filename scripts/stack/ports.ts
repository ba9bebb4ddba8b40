import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Above Ceph's (ceph.ts), and below those that systems give to outgoing connections, Linux from 32,768 and macOS from
 * 49,152: one of these could be taken by any connection before its server is started.
 */
const [lowest, highest] = [20_000, 32_000];
let last = randomInt(lowest, highest);

/** A port nobody listened on a moment ago; another one each time. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = last < highest ? last + 1 : lowest;
		last = port;
		if (await isPortFree(port)) return port;
	}
}

/** Tries the way `next` binds: on every interface, so that a listener on only one of them is noticed too. */
export function isPortFree(port: number): Promise<boolean> {
	const bindable = (host: string | undefined) =>
		new Promise<boolean>((resolve) => {
			const server = createServer();
			server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EAFNOSUPPORT"));
			server.listen({ port, host }, () => server.close(() => resolve(true)));
		});
	return bindable(undefined).then((free) => free && bindable("127.0.0.1"));
}
