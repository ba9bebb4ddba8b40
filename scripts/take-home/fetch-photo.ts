/** The bytes of one photo from the store, checked, and tried again while the store does not answer. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { MissingReason } from "@/rules/package/missing";
import { sniffType } from "@/rules/photo-signatures";
import { type PhotoType, photoTypeOf } from "@/rules/photo-types";
import type { PackageEntry } from "@/rules/take-home";
import type { ObjectStore } from "@/server/storage/object-store";

export interface Fetched {
	bytes: Uint8Array<ArrayBuffer>;
	sha256: string;
	type: PhotoType | null;
}

/** Milliseconds between tries: a store that restarts is back within them. */
export const storeWaits: readonly number[] = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 30_000];

/** The photo, or why there is none. Throws only what is no fault of the store. */
export async function fetchPhoto(
	storage: Pick<ObjectStore, "read">,
	{ entry, key }: { entry: PackageEntry; key: string },
	waits: readonly number[],
): Promise<Fetched | MissingReason> {
	let reason: MissingReason = "UNREACHABLE";
	for (const wait of [...waits, null]) {
		const found = await read(storage, key);
		if (found === null) return "LOST";
		if (found !== undefined) {
			const fetched = examined(found, entry);
			if (isWhole(fetched, entry)) return fetched;
			// Once more, because it may have been damaged on its way.
			if (reason === "DAMAGED") return reason;
			reason = "DAMAGED";
		}
		if (wait !== null) await sleep(wait);
	}
	return reason;
}

/** Undefined if the store did not answer. */
async function read(storage: Pick<ObjectStore, "read">, key: string) {
	try {
		return await storage.read(key);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "STORAGE_UNAVAILABLE") return undefined;
		throw error;
	}
}

function examined(read: Uint8Array, entry: PackageEntry): Fetched {
	const { buffer, byteOffset, byteLength } = read;
	const bytes =
		buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(read);
	return {
		bytes,
		sha256: createHash("sha256").update(bytes).digest("hex"),
		type: sniffType(bytes) ?? photoTypeOf(entry.contentType),
	};
}

/** What the database knows of an original must hold. A rendition is no picture if it is empty. */
const isWhole = ({ bytes, sha256 }: Fetched, { size, sha256: expected }: PackageEntry) =>
	bytes.length > 0 && (size === null || size === bytes.length) && (expected === null || expected === sha256);
