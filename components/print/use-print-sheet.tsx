"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";

/** Images that have not come after so many milliseconds are printed as their titles. */
const imagesWithinMs = 30_000;

/** Resolves when each image of the sheet is decoded, has failed, or has taken too long. */
async function imagesIn(sheet: Element) {
	const decoded = Promise.allSettled([...sheet.querySelectorAll("img")].map((image) => image.decode()));
	await Promise.race([decoded, new Promise((resolve) => setTimeout(resolve, imagesWithinMs))]);
}

/**
 * What a printer gets in place of the page: a sheet that is made when somebody prints, because the page shows only the photos near
 * the screen. `print` and the keys wait for the sheet's images; the browser's own menu prints those that are there. The page
 * itself is hidden by app/globals.css. `makeSheet` is called while the sheet is needed, and not at all unless `isWanted`.
 */
export function usePrintSheet(isWanted: boolean, makeSheet: () => ReactNode) {
	const [isMade, setMade] = useState(false);
	const [isPreparing, setPreparing] = useState(false);
	const sheet = useRef<HTMLDivElement>(null);
	const make = useCallback(() => flushSync(() => setMade(true)), []);
	const print = useCallback(async () => {
		make();
		setPreparing(true);
		if (sheet.current) await imagesIn(sheet.current);
		setPreparing(false);
		// Somebody may have left the page in the meantime.
		if (sheet.current) window.print();
	}, [make]);
	useEffect(() => {
		if (!isWanted) return;
		const onKey = (press: KeyboardEvent) => {
			if (press.key !== "p" || press.shiftKey || press.altKey || !(press.ctrlKey || press.metaKey)) return;
			press.preventDefault();
			if (!press.repeat) void print();
		};
		const forget = () => setMade(false);
		addEventListener("keydown", onKey);
		addEventListener("beforeprint", make);
		addEventListener("afterprint", forget);
		return () => {
			removeEventListener("keydown", onKey);
			removeEventListener("beforeprint", make);
			removeEventListener("afterprint", forget);
			forget();
		};
	}, [isWanted, make, print]);
	const node =
		isMade && isWanted
			? createPortal(
					<div ref={sheet} data-print-sheet className="hidden bg-white text-[#17171a] print:block">
						{makeSheet()}
					</div>,
					document.body,
				)
			: null;
	return { node, print, isPreparing };
}
