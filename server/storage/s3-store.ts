/**
 * The object store on S3 or any store with the same API.
 * Everything that confirm relies on is a signed header and not a query parameter, because some stores ignore those.
 */
import { Readable } from "node:stream";
import {
	DeleteObjectsCommand,
	GetObjectCommand,
	HeadObjectCommand,
	NoSuchKey,
	NotFound,
	PutObjectCommand,
	type S3Client,
	S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { AppError } from "../errors";
import { listObjects } from "./list-objects";
import { decodeMetadata, encodeMetadata } from "./metadata";
import type { ObjectStore } from "./object-store";
import { urlWindow } from "./url-window";

/** The original under a key never changes. "private" keeps it out of shared caches. */
const originalCacheControl = "private, max-age=31536000, immutable";
/** S3 removes at most this many objects per call. */
const removeBatch = 1_000;
/** Milliseconds for all attempts together. The lease during a removal (../uploads/end-intent.ts) must last longer. */
const removePatience = 60_000;

interface S3StoreOptions {
	client: S3Client;
	bucket: string;
	/** Seconds for which presignGet returns the same URL. The URL works for up to twice as long. */
	urlWindowSeconds: number;
	/** The timeout of a removal, for tests that cannot wait as long. */
	removePatienceMs?: number;
}

export function makeS3Store({
	client,
	bucket,
	urlWindowSeconds,
	removePatienceMs = removePatience,
}: S3StoreOptions): ObjectStore {
	async function get(key: string, { range, signal }: { range?: string; signal?: AbortSignal } = {}) {
		return orNull(NoSuchKey, async () => {
			const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: range });
			const answer = await client.send(command, { abortSignal: signal });
			return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
		});
	}

	return {
		list: (prefix, { after }) => reachable(() => listObjects(client, { bucket, prefix, after })),

		async presignPut({ key, contentType, size, sha256Hex, metadata, expiresIn }) {
			const encoded = Object.entries(metadata).map(([name, text]) => [name, encodeMetadata(text)] as const);
			const checksum = Buffer.from(sha256Hex, "hex").toString("base64");
			const headers: Record<string, string> = {
				"content-type": contentType,
				"content-length": String(size),
				"x-amz-checksum-sha256": checksum,
				"if-none-match": "*",
				"cache-control": originalCacheControl,
				...Object.fromEntries(encoded.map(([name, value]) => [`x-amz-meta-${name}`, value])),
			};
			const command = new PutObjectCommand({
				Bucket: bucket,
				Key: key,
				ContentType: contentType,
				ContentLength: size,
				ChecksumSHA256: checksum,
				IfNoneMatch: "*",
				CacheControl: originalCacheControl,
				Metadata: Object.fromEntries(encoded),
			});
			const names = new Set(Object.keys(headers));
			const url = await getSignedUrl(client, command, {
				expiresIn,
				signableHeaders: names,
				unhoistableHeaders: names,
			});
			return { url, headers };
		},

		presignGet(key, { now, downloadName, contentType, exactBytes = downloadName !== undefined }) {
			const { signedAt, expiresIn } = urlWindow(now, urlWindowSeconds);
			const command = new GetObjectCommand({
				Bucket: bucket,
				Key: key,
				ResponseContentDisposition: downloadName && attachment(downloadName),
				ResponseContentType: contentType,
				// Some stores keep a content-encoding that nobody signed, and a browser would decode the bytes.
				ResponseContentEncoding: exactBytes ? "identity" : undefined,
			});
			return getSignedUrl(client, command, { expiresIn, signingDate: signedAt });
		},

		head(key, { signal } = {}) {
			return orNull(NotFound, async () => {
				const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
				const answer = await client.send(command, { abortSignal: signal });
				const metadata = Object.entries(answer.Metadata ?? {}).map(([name, value]) => [
					name,
					decodeMetadata(value),
				]);
				return {
					size: answer.ContentLength ?? 0,
					contentType: answer.ContentType ?? "",
					metadata: Object.fromEntries(metadata),
					unsigned: Object.entries({
						"content-encoding": answer.ContentEncoding,
						"content-disposition": answer.ContentDisposition,
						"x-amz-website-redirect-location": answer.WebsiteRedirectLocation,
					}).flatMap(([name, value]) => (value ? name : [])),
				};
			});
		},

		readStart: (key, bytes, { signal } = {}) => get(key, { range: `bytes=0-${bytes - 1}`, signal }),
		read: (key) => get(key),
		readChunks: (key) =>
			orNull(NoSuchKey, async () => {
				const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
				return whileReachable(Body instanceof Readable ? Body : []);
			}),

		async write(key, body, { contentType, cacheControl }) {
			await reachable(() =>
				client.send(
					new PutObjectCommand({
						Bucket: bucket,
						Key: key,
						Body: body,
						ContentType: contentType,
						CacheControl: cacheControl,
					}),
				),
			);
		},

		async remove(keys) {
			const abortSignal = AbortSignal.timeout(removePatienceMs);
			for (let from = 0; from < keys.length; from += removeBatch) {
				const Objects = keys.slice(from, from + removeBatch).map((Key) => ({ Key }));
				const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
				const answer = await reachable(() => client.send(command, { abortSignal }));
				if (answer.Errors?.length) throw new AppError("STORAGE_UNAVAILABLE", { cause: answer.Errors });
			}
		},
	};
}

/** A plain ASCII name for old clients and the real name in UTF-8 (RFC 6266). */
function attachment(name: string): string {
	const ascii = name.replaceAll(/[^\w. -]/g, "_");
	const utf8 = encodeURIComponent(name).replaceAll(
		/['()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/**
 * Turns the store's answer that an object does not exist into null. Only the named error counts: a 404 because the
 * bucket is missing, or from a proxy in front of the store, must not end photos that are fine. A HEAD has no body
 * with the error's name, so it cannot tell these apart.
 */
async function orNull<T>(
	notThere: typeof NoSuchKey | typeof NotFound,
	request: () => Promise<T>,
): Promise<T | null> {
	return reachable(async () => {
		try {
			return await request();
		} catch (error) {
			if (error instanceof notThere) return null;
			// 416: the object is empty, so no range of it can be read.
			if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) return null;
			throw error;
		}
	});
}

/** A body that breaks off fails like a request. */
async function* whileReachable(chunks: AsyncIterable<Uint8Array> | Uint8Array[]): AsyncGenerator<Uint8Array> {
	try {
		yield* chunks;
	} catch (cause) {
		throw new AppError("STORAGE_UNAVAILABLE", { cause });
	}
}

async function reachable<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (cause) {
		throw cause instanceof AppError ? cause : new AppError("STORAGE_UNAVAILABLE", { cause });
	}
}
