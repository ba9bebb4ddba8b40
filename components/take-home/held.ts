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
	/** What the link chose that led to the page when it was started (`linkOf` of ./choice.ts). */
	readonly link: string;
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

/** Forgets a package of the event that has ended, if a link chooses other photos now. `link` is empty if it chooses nothing. */
export function letGoBefore(link: string, eventId: string) {
	if (!held || link === "" || link === held.link || held.event.id !== eventId) return;
	if (hasEnded(held.making.snapshot())) change(null);
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

const never = () => () => {};

/** Whether a package is under way that the tab has to finish first. */
export function useIsBusy(of: Held | null): boolean {
	const isBusy = () => of !== null && !hasEnded(of.making.snapshot());
	return useSyncExternalStore(of ? of.making.subscribe : never, isBusy, () => false);
}
