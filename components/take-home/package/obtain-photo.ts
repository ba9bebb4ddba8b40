/**
 * One photo of a package, from its place in the list to its checked bytes, or the reason why it is missing. Whatever may pass
 * is tried again, on a URL that is signed again.
 */
import type { MissingReason } from "@/rules/package/missing";
import { sniffType } from "@/rules/photo-signatures";
import { type PhotoType, photoTypeOf } from "@/rules/photo-types";
import type { PackageEntry, PackageFile, SignedFile } from "@/rules/take-home";
import type { Mutex } from "../../waiting/mutex";
import type { Buffers } from "./buffers";
import { fetchWhole } from "./fetch-whole";
import type { Holds } from "./holds";
import type { Patience } from "./patience";
import type { Signer } from "./sign-ahead";

export interface ObtainedPhoto {
	kind: "obtained";
	bytes: Uint8Array<ArrayBuffer>;
	crc32: number;
	/** Lower-case hex. */
	sha256: string;
	/** What the store gave, which may differ from what was listed. */
	file: PackageFile;
	/** It is a rendition only because the store has lost the original. */
	originalLost: boolean;
	/** What the bytes are; null if nothing says it. */
	type: PhotoType | null;
}

export type Obtained = ObtainedPhoto | { kind: "missing"; reason: MissingReason };

/** The photo fails again and again, so it is tried once more after all others. */
export interface PutAside {
	kind: "aside";
	/** How many photos had arrived then. */
	at: number;
}

export interface ObtainTools {
	signer: Signer;
	holds: Holds;
	patience: Patience;
	signal: AbortSignal;
	stallMs: number;
	buffers: Pick<Buffers, "take">;
	/** One at a time, because the browser copies what it hashes. */
	hashing: Mutex;
	onBytes(photoId: string, received: number): void;
	/** How many photos had arrived when it was put aside, which happens once; null if it was not. */
	asideAt: number | null;
}

/** Answers of one kind after which the photo is given up. The first may be an accident on the way. */
const mostOfAKind = 3;
/** A URL that ended, bytes on the way that somebody changed, a store that has to rest. */
const passing = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

/** Rejects with an error of the API that no retry changes, or with the reason when `signal` is aborted. */
export async function obtainPhoto(entry: PackageEntry, tools: ObtainTools): Promise<Obtained | PutAside> {
	const { signer, holds, patience, signal } = tools;
	const { photoId } = entry;
	const trials = patience.trials(tools.asideAt);
	const counts = { LOST: 0, DAMAGED: 0, UNREACHABLE: 0 };
	for (;;) {
		await holds.open(signal);
		const signed = await signer.sign(entry);
		signal.throwIfAborted();
		if ("left" in signed) return { kind: "missing", reason: signed.left };
		const answer = await fetchChecked(entry, signed, tools);
		if (answer.kind === "obtained") {
			patience.reached("store");
			signer.over(photoId);
			return answer;
		}
		tools.onBytes(photoId, 0);
		signer.forget(photoId);
		const isRefusal = answer.kind === "refused" && passing(answer.status);
		if (answer.kind === "lost" || isRefusal) {
			const failures = trials.failed();
			if (isRefusal) await patience.afterAnswer(failures, signal, answer.retryAfter);
			else await patience.afterLoss("store", failures, signal);
			if (trials.isHopeless()) return { kind: "missing", reason: "UNREACHABLE" };
			if (trials.isOdd()) return { kind: "aside", at: patience.arrived() };
		} else {
			const reason = reasonOf(answer);
			counts[reason] += 1;
			if (counts[reason] >= mostOfAKind) return { kind: "missing", reason };
			await patience.afterAnswer(counts[reason], signal, null);
		}
	}
}

type Failed = { kind: "wrong" } | { kind: "refused"; status: number; retryAfter: number | null };

function reasonOf(answer: Failed) {
	if (answer.kind === "wrong") return "DAMAGED";
	return answer.status === 404 || answer.status === 410 ? "LOST" : "UNREACHABLE";
}

async function fetchChecked(
	entry: PackageEntry,
	{ url, file, originalLost }: Extract<SignedFile, { url: string }>,
	{ signal, stallMs, buffers, hashing, onBytes }: ObtainTools,
): Promise<ObtainedPhoto | Failed | { kind: "lost" }> {
	// The entry describes the file only if it is still the same one.
	const { size, sha256 } = file === entry.file ? entry : { size: null, sha256: null };
	const received = (bytes: number) => onBytes(entry.photoId, bytes);
	const answer = await fetchWhole(url, { size, signal, stallMs, buffers, onBytes: received }).catch(
		() => null,
	);
	signal.throwIfAborted();
	if (answer === null) return { kind: "lost" };
	if (answer.kind === "refused") return answer;
	if (answer.kind === "wrongSize") return { kind: "wrong" };
	const { bytes, crc32 } = answer;
	const hash = hex(await hashing(() => crypto.subtle.digest("SHA-256", bytes)));
	if (sha256 !== null && sha256 !== hash) return { kind: "wrong" };
	const type = sniffType(bytes) ?? photoTypeOf(entry.contentType);
	return { kind: "obtained", bytes, crc32, sha256: hash, file, originalLost, type };
}

const hex = (digest: ArrayBuffer) =>
	Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
