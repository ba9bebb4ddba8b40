/**
 * The object store on a laptop: @20minutes/s3rver in this process, on loopback, with objects as files in one
 * folder. It checks signatures. This file fixes five things it gets wrong: it accepted unsigned requests, ignored
 * `If-None-Match: *`, copied objects because of headers that nobody signed, showed objects that were still being
 * written, and refused signed queries that contain `!'()*` (./canonical-query.ts). It still does not check the
 * sha256 or public access, so it is never evidence of a security property.
 */
import { mkdirSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import S3rver, { type Context } from "@20minutes/s3rver";
import { signCanonicalQueries } from "./canonical-query";
import { corsXml } from "./cors-xml";
import { explainStorage } from "./plain-error";
import type { RunningStore } from "./store";

interface Options {
	directory: string;
	/** Made when missing. */
	buckets: string[];
}

export async function startEmbeddedStore({ directory, buckets }: Options): Promise<RunningStore> {
	try {
		mkdirSync(directory, { recursive: true });
		signCanonicalQueries();
		const server = new S3rver({
			address: "127.0.0.1",
			port: 0,
			directory,
			silent: true,
			vhostBuckets: false,
			configureBuckets: buckets.map((name) => ({ name, configs: [corsXml] })),
		});
		server.middleware.unshift(async (context, next) => {
			const signed = context.get("authorization") !== "" || "X-Amz-Algorithm" in context.query;
			if (context.method !== "OPTIONS" && !signed) return refuse(context, 403, "AccessDenied");
			// This header is not signed, and it would copy another person's original to the caller's key.
			if (context.get("x-amz-copy-source") !== "") return refuse(context, 403, "AccessDenied");
			if (context.method === "PUT" && context.get("if-none-match") === "*") {
				const [, bucket = "", ...key] = context.path.split("/").map(decodeURIComponent);
				if (await server.store.existsObject(bucket, key.join("/"))) {
					// The browser has to be able to read this answer, because it means that the bytes arrived earlier.
					context.set("access-control-allow-origin", "*");
					return refuse(context, 412, "PreconditionFailed");
				}
			}
			return next();
		});
		writeWhole(server);
		const { port } = await server.run();
		let stopping: Promise<void> | undefined;
		return {
			kind: "s3rver",
			endpoint: `http://127.0.0.1:${port}`,
			region: "us-east-1",
			// The library's only account. It is no secret, because anyone who can reach this loopback port can read this
			// line.
			accessKeyId: "S3RVER",
			secretAccessKey: "S3RVER",
			stop() {
				server.httpServer.closeAllConnections();
				stopping ??= server.close();
				return stopping;
			},
		};
	} catch (error) {
		throw explainStorage(error, directory) ?? error;
	}
}

function refuse(context: Context, status: number, code: string) {
	context.req.resume();
	context.status = status;
	context.type = "application/xml";
	context.body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
}

/** Writes each object under a temporary name and renames it when its last byte has arrived. */
function writeWhole({ store }: S3rver) {
	const putContent = store.putContent.bind(store);
	store.putContent = async (path, content) => {
		const unfinished = `${path}.${process.hrtime.bigint()}`;
		try {
			const result = await putContent(unfinished, content);
			await rename(unfinished, path);
			return result;
		} catch (error) {
			await rm(unfinished, { force: true });
			throw error;
		}
	};
}
