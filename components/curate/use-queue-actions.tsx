"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useRemovals } from "../removal/removals-provider";
import type { PhotoView } from "../trpc/types";
import { useHideQuestion } from "./decide-buttons";
import { useDoneText } from "./done-note";
import { type To, useDecide } from "./use-decide";
import type { useQueue } from "./use-queue";

/**
 * What buttons, keys and swipes do in the queue. The next photo is on the screen at once; if the server refuses a decision, its
 * photo comes back, or the page says who was first. `onActed` is called when the control that had the focus may be gone.
 */
export function useQueueActions(queue: ReturnType<typeof useQueue>, onActed: () => void) {
	const t = useTranslations("curate");
	const photoNameOf = useAlbumPhotoName();
	const doneText = useDoneText();
	const removals = useRemovals();
	const { current, facets } = queue;
	const { busy, done, error, decide, decideAll, undo, settled } = useDecide(queue.shown);
	const [acted, setActed] = useState("");
	/** The photo that was decided last, which comes back when that is undone. */
	const last = useRef<string | null>(null);

	async function act(photo: PhotoView, to: To) {
		queue.pass(photo.id);
		queue.hold(photo.id, true);
		setActed("");
		onActed();
		const worked = await decide([photo], to);
		queue.hold(photo.id, false);
		if (!worked) return;
		last.current = photo.id;
		setActed(t(to.place === "SHOWN" ? "saidShown" : "saidHidden", { title: photoNameOf(photo) }));
	}
	const question = useHideQuestion((to) => current && void act(current, to));
	const show = () => {
		if (current && !busy) void act(current, { place: "SHOWN" });
	};
	const hide = () => {
		if (current && !busy) question.ask();
	};
	const leave = () => {
		if (!current) return;
		setActed(t("saidLater", { title: photoNameOf(current) }));
		queue.leave(current.id);
	};
	const remove = () => {
		if (!current) return;
		setActed(t("saidRemoved", { title: photoNameOf(current) }));
		queue.pass(current.id);
		removals.remove(current);
	};
	const showAll = async () => {
		if (!facets || !(await decideAll({ except: [], seen: facets.seen }, { place: "SHOWN" }))) return;
		last.current = null;
		// The sentence about all of them.
		setActed("");
		onActed();
	};
	const canUndo = done !== null && !done.undone && done.count > 0;
	const takeBack = async () => {
		if (busy || !canUndo || !(await undo())) return;
		setActed(last.current ? t("saidUndone") : "");
		if (last.current) queue.goTo(last.current);
		onActed();
	};

	const keys: Readonly<Record<string, () => void>> = {
		...{ a: show, h: hide, n: leave, delete: remove },
		u: () => void takeBack(),
	};
	return {
		...{ busy, error, settled, canUndo, asking: question.loading, question: question.dialog },
		...{ show, hide, leave, remove },
		/** What the last press did. */
		said: acted || doneText(done).join(""),
		showAll: () => void showAll(),
		takeBack: () => void takeBack(),
		onKeyDown(press: KeyboardEvent) {
			const isTyping = press.target instanceof HTMLElement && press.target.closest("input, select, dialog");
			const does = keys[press.key.toLowerCase()];
			if (!does || isTyping || press.altKey || press.ctrlKey || press.metaKey) return;
			press.preventDefault();
			does();
		},
	};
}
