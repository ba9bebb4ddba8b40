/** The doctor's own object, sent as a browser sends a photo: with a URL and headers that the app signed. */
import { createHash, randomUUID } from "node:crypto";
import type { ObjectStore } from "../../server/storage/object-store";

export const body = Buffer.from("Rollcall's doctor was here.");

export type Signed = Awaited<ReturnType<ObjectStore["presignPut"]>>;

/** A key under the prefix that the app's role may write to. No event has this id. */
export const probeKey = () => `uploads/event_doctor/${randomUUID()}.jpg`;

export const sign = (storage: ObjectStore, key: string, expiresIn = 300): Promise<Signed> =>
	storage.presignPut({
		key,
		contentType: "image/jpeg",
		size: body.byteLength,
		sha256Hex: createHash("sha256").update(body).digest("hex"),
		metadata: { title: "Doctor’s probe" },
		expiresIn,
	});

export async function put(
	{ url, headers }: Signed,
	changes: { body?: Buffer; headers?: Record<string, string> } = {},
) {
	const { "content-length": _, ...sent } = headers;
	const answer = await fetch(url, {
		method: "PUT",
		headers: { ...sent, ...changes.headers },
		body: new Uint8Array(changes.body ?? body),
		signal: AbortSignal.timeout(20_000),
	});
	const text = await answer.text();
	return {
		status: answer.status,
		/** S3's name for the error, or the status. */
		code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? String(answer.status),
		date: answer.headers.get("date"),
	};
}
