"use client";

import { useEffect, useRef, useState } from "react";
import { type Found, filesIn } from "../browser/dropped-files";

const bringsFiles = (transfer: DataTransfer | null) => transfer?.types.includes("Files") ?? false;

const isField = (target: EventTarget | null) =>
	target instanceof HTMLElement &&
	(target.isContentEditable || target.matches("input:not([type=file]), textarea, select"));

/**
 * Takes files that are dropped anywhere on the page or pasted, and says whether some are being dragged over it. A photo
 * of the page itself that is dragged is none of them.
 */
export function useFileSources(onFiles: (found: Found) => void): boolean {
	const [dragging, setDragging] = useState(false);
	const take = useRef(onFiles);
	useEffect(() => {
		take.current = onFiles;
	}, [onFiles]);

	useEffect(() => {
		let fromThisPage = false;
		const handlers = {
			dragstart: () => {
				fromThisPage = true;
			},
			dragend: () => {
				fromThisPage = false;
			},
			dragover(event: DragEvent) {
				if (fromThisPage || !event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
				event.preventDefault();
				event.dataTransfer.dropEffect = "copy";
				setDragging(true);
			},
			dragleave(event: DragEvent) {
				if (event.relatedTarget === null) setDragging(false);
			},
			drop(event: DragEvent) {
				setDragging(false);
				if (fromThisPage || !event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
				event.preventDefault();
				void filesIn(event.dataTransfer).then((found) => take.current(found));
			},
			paste(event: ClipboardEvent) {
				if (!event.clipboardData || !bringsFiles(event.clipboardData) || isField(event.target)) return;
				if (document.querySelector("dialog[open]")) return;
				event.preventDefault();
				void filesIn(event.clipboardData).then((found) => take.current(found));
			},
		};
		const listening = new AbortController();
		const { signal } = listening;
		window.addEventListener("dragstart", handlers.dragstart, { signal });
		window.addEventListener("dragend", handlers.dragend, { signal });
		window.addEventListener("dragover", handlers.dragover, { signal });
		window.addEventListener("dragleave", handlers.dragleave, { signal });
		window.addEventListener("drop", handlers.drop, { signal });
		window.addEventListener("paste", handlers.paste, { signal });
		return () => listening.abort();
	}, []);
	return dragging;
}
