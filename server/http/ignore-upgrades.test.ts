import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { rawRequest } from "@/tests/setup/raw-request";
import { ignoreUpgrades } from "./ignore-upgrades";

const stops: (() => void)[] = [];
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});

/** Leaves the connection open, as Next does for an address that it does not know. */
const leaveOpen = () => {};
const headers = { connection: "Upgrade", upgrade: "x" };

/** The listener for upgrades is added either before the first connection or during the first request. */
async function serverWithListener(when: "before" | "during") {
	stops.push(ignoreUpgrades());
	const server: Server = createServer(async (request, response) => {
		if (when === "during" && server.listenerCount("upgrade") === 0) server.on("upgrade", leaveOpen);
		response.end(`read ${await text(request)}`);
	});
	if (when === "before") server.on("upgrade", leaveOpen);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	stops.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	const connections = () =>
		new Promise<number>((resolve, reject) =>
			server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
		);
	return { port, origin: `http://127.0.0.1:${port}`, connections };
}

test.each(["before", "during"] as const)(
	"a request for an upgrade is answered and closed if the listener was added %s the first request",
	async (when) => {
		const { origin } = await serverWithListener(when);
		await rawRequest(origin, { method: "GET", path: "/" });
		const answer = await rawRequest(origin, { method: "GET", path: "/", headers, patienceMs: 5_000 });
		expect(answer).toMatchObject({ status: 200, body: "read " });
		expect(answer.headers.connection).toBe("close");
	},
);

test("a body of a request for an upgrade is read like any other", async () => {
	const { origin } = await serverWithListener("before");
	const answer = await rawRequest(origin, {
		...{ method: "POST", path: "/", headers: { ...headers, "content-length": "2" }, parts: ["ab"] },
		patienceMs: 5_000,
	});
	expect(answer).toMatchObject({ status: 200, body: "read ab" });
});

test("300 clients that ask for an upgrade and leave do not leave a connection behind", async () => {
	const { port, connections } = await serverWithListener("before");
	await Promise.all(
		Array.from({ length: 300 }, async () => {
			const socket = connect({ port, host: "127.0.0.1" });
			socket.on("error", () => {});
			await once(socket, "connect");
			socket.end("GET / HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: x\r\n\r\n");
			// A client that leaves does not wait for an answer.
			setTimeout(() => socket.destroy(), 100);
			await once(socket, "close");
		}),
	);
	await expect.poll(connections).toBe(0);
});
