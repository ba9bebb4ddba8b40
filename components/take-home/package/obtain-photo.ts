/**
 * One photo of a package, from its place in the list to its checked bytes, or the reason why it is missing. Whatever may pass
 * is tried again, on a URL that is signed again.
 */
import type { MissingReason } from "@/rules/package/missing";
import { sniffType } from "@/rules/photo-signatures";
import { type PhotoType, photoTypeOf } from "@/rules/photo-types";
import { type Fetched, fetchWhole } from "./fetch-whole";
import type { Holds } from "./holds";
import type { PackageEntry } from "./package.types";
import type { Patience } from "./patience";
import type { Signer } from "./sign-ahead";

export interface ObtainedPhoto extends Fetched {
	/** Lower-case hex. */
	sha256: string;
	/** What the bytes are; null if nothing says it. */
	type: PhotoType | null;
}

export type Obtained = ObtainedPhoto | { kind: "missing"; reason: MissingReason };

export interface ObtainTools {
	signer: Signer;
	holds: Holds;
	patience: Patience;
	signal: AbortSignal;
	stallMs: number;
	onBytes(photoId: string, received: number): void;
}

/** Answers of one kind after which the photo is given up. The first may be an accident on the way. */
const mostOfAKind = 3;
/** A URL that ended, bytes on the way that somebody changed, a store that has to rest. */
const passing = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

/** Rejects with an error of the API that no retry changes, or with the reason when `signal` is aborted. */
export async function obtainPhoto(entry: PackageEntry, tools: ObtainTools): Promise<Obtained> {
	const { photoId, size } = entry;
	const { signer, holds, patience, signal, stallMs } = tools;
	const trials = patience.trials();
	const counts = { LOST: 0, DAMAGED: 0, UNREACHABLE: 0 };
	const onBytes = (received: number) => tools.onBytes(photoId, received);

	async function again(askedSeconds: number | null): Promise<void> {
		onBytes(0);
		signer.forget(photoId);
		await patience.pause(trials.failed(), signal, askedSeconds);
	}

	for (;;) {
		await holds.open(signal);
		const signed = await signer.sign(entry);
		signal.throwIfAborted();
		if ("left" in signed) return { kind: "missing", reason: signed.left };
		const answer = await fetchWhole(signed.url, { size, signal, stallMs, onBytes }).catch(() => null);
		signal.throwIfAborted();
		const photo = answer?.kind === "fetched" ? await checked(entry, answer) : null;
		if (photo) {
			patience.through();
			return photo;
		}
		if (answer === null || (answer.kind === "refused" && passing(answer.status))) {
			await again(answer?.retryAfter ?? null);
			if (trials.isHopeless()) return { kind: "missing", reason: "UNREACHABLE" };
			continue;
		}
		const reason = reasonOf(answer);
		counts[reason] += 1;
		if (counts[reason] >= mostOfAKind) return { kind: "missing", reason };
		await again(null);
	}
}

function reasonOf(answer: Fetched | { kind: "wrongSize" } | { kind: "refused"; status: number }) {
	if (answer.kind !== "refused") return "DAMAGED";
	return answer.status === 404 || answer.status === 410 ? "LOST" : "UNREACHABLE";
}

/** Null if the bytes are not those of the photo. */
async function checked(entry: PackageEntry, fetched: Fetched): Promise<ObtainedPhoto | null> {
	const sha256 = hex(await crypto.subtle.digest("SHA-256", fetched.bytes));
	if (entry.sha256 !== null && entry.sha256 !== sha256) return null;
	return { ...fetched, sha256, type: sniffType(fetched.bytes) ?? photoTypeOf(entry.contentType) };
}

const hex = (digest: ArrayBuffer) =>
	Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
