/** A page of another site, on a host and port of its own. */
import { createServer } from "node:http";

export async function startOtherSite(hostname: string) {
	const server = createServer((_, response) => {
		const page = "<!doctype html><html lang=en><title>Another site</title><iframe name=sink></iframe></html>";
		response.writeHead(200, { "content-type": "text/html" }).end(page);
	});
	await new Promise<void>((resolve) => server.listen(0, hostname, resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The other site has no port.");
	return {
		origin: `http://${hostname}:${address.port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
