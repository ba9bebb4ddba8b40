/**
 * The package that this tab makes, one at a time. It belongs to the tab and not to a component, so it goes on when the person
 * moves to another page, and coming back shows it again. Only closing or reloading the tab ends it, and
 * the browser asks first (./package/start-in-browser.ts).
 */
import { useSyncExternalStore } from "react";
import type { ArrangeBy } from "@/rules/package/arrange";
import type { Package, PackageRequest, PackageSnapshot } from "./package/package.types";

export interface Held {
	readonly event: { readonly id: string; readonly slug: string; readonly name: string };
	readonly request: PackageRequest;
	readonly folders: ArrangeBy;
	readonly making: Package;
}

/** It stays null on the server, because everybody shares the server. */
let held: Held | null = null;
const listeners = new Set<() => void>();

const heldPackage = () => held;

function subscribeToHeld(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

function change(next: Held | null) {
	held = next;
	for (const listener of [...listeners]) listener();
}

/** The tab goes on with this package. The one before must have ended. */
export const hold = (next: Held) => change(next);

/** Forgets the package, and gives it up if it has not ended. */
export function letGo() {
	const before = held;
	change(null);
	if (before && !hasEnded(before.making.snapshot())) before.making.cancel();
}

export const hasEnded = ({ phase }: PackageSnapshot) =>
	phase === "done" || phase === "failed" || phase === "cancelled";

export const useHeld = () => useSyncExternalStore(subscribeToHeld, heldPackage, () => null);

export const useSnapshot = ({ making }: Held) =>
	useSyncExternalStore(making.subscribe, making.snapshot, making.snapshot);

/** From 0 to 1. By bytes if their sum is known, because photos differ in size. */
export function shareDone({ bytes, photos }: PackageSnapshot): number {
	if (bytes.total) return Math.min(1, bytes.done / bytes.total);
	return photos.total > 0 ? photos.done / photos.total : 0;
}
