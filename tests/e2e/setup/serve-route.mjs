/**
 * Serves one built route by itself, as a serverless function does. Its folder contains only the files that Next traced
 * for it, or that Vercel put into its function, so a file that they missed is missing here, too. Forked by
 * ./deployed-route.ts, which gets its port.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , folder = "", entry = ""] = process.argv;
// Work after the answer continues, as with a serverless function's waitUntil. Traces read the headers.
const context = { waitUntil: () => {}, headers: {}, url: "/" };
// Where a function at Vercel finds it.
Reflect.set(globalThis, Symbol.for("@vercel/request-context"), { get: () => context });
const loaded = await createRequire(join(folder, "package.json"))(`./${entry}`);
// Vercel's launcher is the handler, and Next's route has one.
const handler = typeof loaded === "function" ? loaded : loaded.handler;
const server = createServer(async (request, response) => {
	await handler(request, response, context);
});
server.listen(0, "localhost", () => {
	const address = server.address();
	if (address && typeof address === "object") process.send?.({ port: address.port });
});
