"use client";

import { type ReactNode, useEffect, useState } from "react";

/** Milliseconds before the first try, which doubles up to the longest. */
const firstMs = 5_000;
const longestMs = 60_000;
const answerWithinMs = 15_000;

/** Tries in a row count across reloads, so that a page that fails each time is not reloaded every five seconds. */
const key = "rollcall-come-back";
const forgottenAfterMs = 5 * 60_000;

function triesBefore(): number {
	try {
		const [path, tries, at] = sessionStorage.getItem(key)?.split(" ") ?? [];
		const isRecent = Date.now() - Number(at) < forgottenAfterMs;
		return path === location.pathname && isRecent ? Number(tries) : 0;
	} catch {
		return 0;
	}
}

function noteTries(tries: number) {
	try {
		sessionStorage.setItem(key, `${location.pathname} ${tries} ${Date.now()}`);
	} catch {
		// Without it the page only tries more often.
	}
}

const pauseMs = (tries: number) => Math.min(firstMs * 2 ** tries, longestMs);

/** Whether the server can make this page. */
const isBack = () =>
	fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(answerWithinMs) }).then(
		({ ok }) => ok,
		() => false,
	);

/**
 * For the error page of a live wall, because nobody is there to press a button: asks for the wall again, with longer and longer
 * pauses, and loads it once the server can make it. It is never reloaded blindly, because a browser's own error page would stay
 * for ever. `say` gets the seconds until the next try, and 0 while it asks.
 */
export function ComeBack({ say }: { say: (seconds: number) => ReactNode }) {
	const [seconds, setSeconds] = useState(firstMs / 1_000);
	useEffect(() => {
		let tries = triesBefore();
		let at = Date.now() + pauseMs(tries);
		let isAsking = false;
		let isOver = false;
		async function ask() {
			isAsking = true;
			tries += 1;
			const back = await isBack();
			isAsking = false;
			at = Date.now() + pauseMs(tries);
			if (isOver || !back) return;
			noteTries(tries);
			location.reload();
		}
		const tick = () => {
			setSeconds(isAsking ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1_000)));
			if (!isAsking && Date.now() >= at) void ask();
		};
		const now = () => {
			at = Date.now();
			tick();
		};
		tick();
		const timer = setInterval(tick, 250);
		addEventListener("online", now);
		return () => {
			isOver = true;
			clearInterval(timer);
			removeEventListener("online", now);
		};
	}, []);
	return say(seconds);
}
