/**
 * Signing in without leaving the page: in a window of its own, which a phone shows as a tab. It ends at the page's own address, so
 * that a window that stays open is of use.
 */
import { signInPath } from "@/rules/sign-in";

let opened: Window | null = null;

export const signInAddress = (): string =>
	typeof location === "undefined"
		? signInPath
		: `${signInPath}?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`;

/** Must be called by a press. Returns false if the browser refused, so that a link can open a tab instead. */
export function openSignIn(): boolean {
	if (opened && !opened.closed) opened.focus();
	else opened = window.open(signInAddress(), "rollcall-sign-in", "popup,width=520,height=760");
	return opened !== null;
}

/** A window that was at another site in between can no longer be closed, and stays. */
export function closeSignIn() {
	opened?.close();
	opened = null;
}
