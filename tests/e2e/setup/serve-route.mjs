/**
 * Serves one built route by itself, as a serverless function does. Its folder contains only the files that Next traced
 * for it, so a file that the trace missed is missing here, too. Forked by ./deployed-route.ts, which gets its port.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , folder = "", route = ""] = process.argv;
const { handler } = await createRequire(join(folder, "package.json"))(`./${route}`);
const server = createServer(async (request, response) => {
	// Work after the answer continues, as with a serverless function's waitUntil.
	await handler(request, response, { waitUntil: () => {} });
});
server.listen(0, "localhost", () => {
	const address = server.address();
	if (address && typeof address === "object") process.send?.({ port: address.port });
});
