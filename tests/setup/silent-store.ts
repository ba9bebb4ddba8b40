/**
 * A store that accepts every request and answers as the test says, by default never, and the server's own client
 * for it.
 */
import { createServer, type ServerResponse } from "node:http";
import { env } from "@/server/env.js";
import { makeS3Client } from "@/server/storage/s3-client";
import { makeS3Store } from "@/server/storage/s3-store";

interface SilentStoreOptions {
	answer?: (response: ServerResponse) => void;
	silenceMs?: number;
	removePatienceMs?: number;
}

export async function silentStore({ answer, silenceMs, removePatienceMs }: SilentStoreOptions = {}) {
	let requests = 0;
	let connections = 0;
	const server = createServer((request, response) => {
		requests += 1;
		request.resume();
		answer?.(response);
	});
	server.on("connection", (socket) => {
		connections += 1;
		socket.on("close", () => {
			connections -= 1;
		});
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	const client = clientOf(server.address(), silenceMs);
	return {
		storage: makeS3Store({ client, bucket: "photos", urlWindowSeconds: 60, removePatienceMs }),
		/** Requests that were received so far. */
		requests: () => requests,
		/** Connections that are open now. */
		connections: () => connections,
		stop() {
			client.destroy();
			server.closeAllConnections();
			server.close();
		},
	};
}

function clientOf(address: ReturnType<ReturnType<typeof createServer>["address"]>, silenceMs?: number) {
	if (typeof address !== "object" || !address) throw new Error("The store has no port.");
	const { S3_ENDPOINT } = env;
	Object.assign(env, { S3_ENDPOINT: `http://127.0.0.1:${address.port}` });
	try {
		return makeS3Client({ silenceMs });
	} finally {
		Object.assign(env, { S3_ENDPOINT });
	}
}
