import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { freePort } from "@/scripts/stack/ports";
import { AskedToWait, patientFetch } from "./patient-fetch";

let stop = () => {};
afterEach(() => stop());

async function listening(answer: RequestListener) {
	const server = createServer(answer);
	const port = await freePort();
	await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
	stop = () => {
		server.closeAllConnections();
		server.close();
	};
	return `http://127.0.0.1:${port}/`;
}
const lost = "connection lost";

test("an answer is passed through", async () => {
	const url = await listening((_, response) => response.end("here"));
	expect(await (await patientFetch(url)).text()).toBe("here");
});

test("a request that is never answered times out", async () => {
	const url = await listening(() => {});
	await expect(patientFetch(url, {}, 100)).rejects.toThrow(lost);
});

test("an answer that stops half way times out", async () => {
	const url = await listening((_, response) => response.writeHead(200, { "content-length": "9" }).write("h"));
	await expect(patientFetch(url, {}, 500)).rejects.toThrow(lost);
});

test("a proxy's Retry-After is understood, and our own server's answer is left to tRPC", async () => {
	const answered = async (type: string) => {
		const headers = { "retry-after": "7", "content-type": type };
		return listening((_, response) => response.writeHead(503, headers).end("{}"));
	};
	const proxy = patientFetch(await answered("text/html"));
	await expect(proxy).rejects.toEqual(new AskedToWait(7));
	await expect(proxy).rejects.toMatchObject({ retryAfter: 7 });
	stop();
	expect((await patientFetch(await answered("application/json"))).status).toBe(503);
});

test("when the server cannot be reached, the error says that the connection was lost", async () => {
	await expect(patientFetch(`http://127.0.0.1:${await freePort()}/`)).rejects.toThrow(lost);
});

test("the caller can abort, both before and during the request", async () => {
	const url = await listening(() => {});
	const asking = new AbortController();
	const asked = patientFetch(url, { signal: asking.signal });
	asking.abort(new Error("not wanted"));
	await expect(asked).rejects.toThrow("not wanted");
	await expect(patientFetch(url, { signal: asking.signal })).rejects.toThrow("not wanted");
});
