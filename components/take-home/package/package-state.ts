/**
 * What is known of a package that is being made, and the snapshots that pages read. The work reports every chunk; listeners
 * get a snapshot a few times a second, because React would otherwise render for each.
 */
import type { Failure } from "@/messages/types";
import type { PackageEntry } from "@/rules/take-home";
import type { Clock } from "../../waiting/clock";
import { type Pace, paceMeter } from "../../waiting/pace";
import type { MissingPhoto, PackagePhase, PackageSnapshot } from "./package.types";

/** Bytes of a rendition while none has arrived. */
const usualRendition = 800_000;

type Stage = "working" | "finishing" | "done" | "failed" | "cancelled";

interface Options {
	clock: Pick<Clock, "now" | "schedule">;
	/** What the work waits for, or null. */
	waitsFor(): "paused" | "signedOut" | "offline" | "storeAway" | null;
	inParts: boolean;
}

export function makePackageState({ clock, waitsFor, inParts }: Options) {
	const listeners = new Set<() => void>();
	/** Bytes of photos that are on their way. */
	const received = new Map<string, number>();
	const photos = { done: 0, total: 0 };
	/** What is left: bytes of known size, and photos of unknown size. */
	const left = { bytes: 0, unknown: 0 };
	const arrived = { bytes: 0, unknown: 0, unknownBytes: 0 };
	const facts = {
		stage: "working" as Stage,
		isListed: false,
		missing: [] as readonly MissingPhoto[],
		originalsLost: 0,
		part: 1,
		press: null as PackageSnapshot["press"],
		savedPart: null as PackageSnapshot["savedPart"],
		failure: null as Failure | null,
	};
	let meter = paceMeter();
	let isScheduled = false;
	let shown = snapshotNow();

	function phaseNow(): PackagePhase {
		if (facts.stage !== "working") return facts.press ? "pressNeeded" : facts.stage;
		if (facts.press) return "pressNeeded";
		return waitsFor() ?? (photos.total === 0 && !facts.isListed ? "listing" : "fetching");
	}

	function bytesNow(): PackageSnapshot["bytes"] {
		let onTheWay = 0;
		for (const bytes of received.values()) onTheWay += bytes;
		const each = arrived.unknown > 0 ? arrived.unknownBytes / arrived.unknown : usualRendition;
		const done = arrived.bytes + onTheWay;
		const total = Math.max(done, Math.round(arrived.bytes + left.bytes + left.unknown * each));
		return { done, total, isEstimate: !facts.isListed || left.unknown > 0 };
	}

	/** A pause says nothing about the network, so the pace is measured again after it. */
	function paceNow(phase: PackagePhase, { done, total }: PackageSnapshot["bytes"]): Pace | null {
		if (phase === "fetching") return meter.measure(clock.now(), done, total);
		meter = paceMeter(done);
		return null;
	}

	function snapshotNow(): PackageSnapshot {
		const phase = phaseNow();
		const bytes = bytesNow();
		const pace = paceNow(phase, bytes);
		const { missing, originalsLost, press, savedPart, failure, isListed, part } = facts;
		return {
			...{ phase, bytes, pace, missing, originalsLost, press, savedPart, failure },
			photos: { ...photos, isListed },
			secondsLeft: pace ? (bytes.total - bytes.done) / pace.speed : null,
			part: inParts ? part : null,
			wouldLose: !["done", "failed", "cancelled"].includes(phase),
		};
	}

	function show() {
		isScheduled = false;
		shown = snapshotNow();
		for (const listener of [...listeners]) listener();
	}

	function changed() {
		if (isScheduled) return;
		isScheduled = true;
		clock.schedule(() => {
			if (isScheduled) show();
		});
	}

	function forget({ photoId, size }: PackageEntry) {
		received.delete(photoId);
		if (size === null) left.unknown -= 1;
		else left.bytes -= size;
	}

	return {
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		snapshot: () => shown,
		/** Something that is not written down here changed, such as what the work waits for. */
		changed,
		set(change: Partial<typeof facts>) {
			Object.assign(facts, change);
			show();
		},
		listed(entries: readonly PackageEntry[]) {
			photos.total += entries.length;
			for (const { size } of entries) {
				if (size === null) left.unknown += 1;
				else left.bytes += size;
			}
			changed();
		},
		receiving(photoId: string, bytes: number) {
			received.set(photoId, bytes);
			changed();
		},
		/** All bytes of the photo are here, and checked. */
		arrived(entry: PackageEntry, bytes: number) {
			forget(entry);
			arrived.bytes += bytes;
			if (entry.size === null) {
				arrived.unknown += 1;
				arrived.unknownBytes += bytes;
			}
			changed();
		},
		/** The photo is in the archive. */
		written({ originalLost }: { originalLost: boolean }) {
			photos.done += 1;
			if (originalLost) facts.originalsLost += 1;
			changed();
		},
		/** A photo of the list will not be in the archive. */
		missed(entry: PackageEntry, reason: MissingPhoto["reason"]) {
			forget(entry);
			photos.done += 1;
			const { photoId, title } = entry;
			facts.missing = [...facts.missing, { photoId, title, reason }];
			changed();
		},
		/** A photo belongs to the package and is not among its entries. */
		absent(photo: MissingPhoto) {
			photos.total += 1;
			photos.done += 1;
			facts.missing = [...facts.missing, photo];
			changed();
		},
	};
}
