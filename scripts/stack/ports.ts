import { createServer } from "node:net";

/** A port of the loopback interface nobody listened on a moment ago. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() =>
				typeof address === "object" && address
					? resolve(address.port)
					: reject(new Error("The system gave no port.")),
			);
		});
	});
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
