/**
 * Answers one built route by itself, as a serverless function does. Its folder holds nothing but the files that Next
 * traced for it, so what the trace forgot is missing here, too. Forked by ./deployed-route.ts, which it tells its port.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , folder = "", route = ""] = process.argv;
const { handler } = await createRequire(join(folder, "package.json"))(`./${route}`);
const server = createServer(async (request, response) => {
	// What is left to run after the answer runs on, as under a function's own waitUntil.
	await handler(request, response, { waitUntil: () => {} });
});
server.listen(0, "localhost", () => {
	const address = server.address();
	if (address && typeof address === "object") process.send?.({ port: address.port });
});
