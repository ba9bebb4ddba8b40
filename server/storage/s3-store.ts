/**
 * The object store on S3 or anything that speaks its API.
 * Everything confirm relies on is a signed header, never a query parameter: some stores drop those.
 */
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
import { decodeMetadata, encodeMetadata } from "./metadata";
import type { ObjectStore } from "./object-store";
import { urlWindow } from "./url-window";

/** An original never changes under its key; "private" keeps it out of shared caches. */
const originalCacheControl = "private, max-age=31536000, immutable";
/** S3 removes at most this many objects a call. */
const removeBatch = 1_000;
/** Milliseconds, all attempts together: a lease that covers a removal (../uploads/end-intent.ts) must outlast it. */
const removePatience = 60_000;

interface S3StoreOptions {
	client: S3Client;
	bucket: string;
	/** Seconds in which presignGet answers the same URL; it works for up to two of these. */
	urlWindowSeconds: number;
	/** For tests that cannot wait as long. */
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

		presignGet(key, { now, downloadName }) {
			const { signedAt, expiresIn } = urlWindow(now, urlWindowSeconds);
			const command = new GetObjectCommand({
				Bucket: bucket,
				Key: key,
				ResponseContentDisposition: downloadName && attachment(downloadName),
				// Whatever is stored with the object, a download is the bytes that were sent.
				ResponseContentEncoding: downloadName && "identity",
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
						"content-language": answer.ContentLanguage,
						expires: answer.ExpiresString,
						"x-amz-website-redirect-location": answer.WebsiteRedirectLocation,
					}).flatMap(([name, value]) => (value ? name : [])),
				};
			});
		},

		readStart: (key, bytes, { signal } = {}) => get(key, { range: `bytes=0-${bytes - 1}`, signal }),
		read: (key) => get(key),

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

/** RFC 6266: a plain-ASCII name for old clients and the real one in UTF-8. */
function attachment(name: string): string {
	const ascii = name.replaceAll(/[^\w. -]/g, "_");
	const utf8 = encodeURIComponent(name).replaceAll(
		/['()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/**
 * "Not there" is an answer, but only of the store about an object: taken from a store whose bucket is missing, or from a
 * proxy before it, it would end photos that are well. It is told by name where there is a body, which a HEAD has not.
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
			// A range of an empty object cannot be satisfied.
			if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) return null;
			throw error;
		}
	});
}

async function reachable<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (cause) {
		throw cause instanceof AppError ? cause : new AppError("STORAGE_UNAVAILABLE", { cause });
	}
}
