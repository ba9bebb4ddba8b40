"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useRemovalStates, useRemovals } from "../removal/removals-provider";
import type { PhotoView } from "../trpc/types";
import { useHideQuestion } from "./decide-buttons";
import { useDoneText } from "./done-note";
import { type To, useDecide } from "./use-decide";
import type { useQueue } from "./use-queue";

/**
 * What buttons, keys and swipes do in the queue. The next photo is on the screen at once; if the server refuses a decision, its
 * photo comes back, or the page says who was first. Decisions are sent one after the other, so nobody has to wait between two presses.
 * `onActed` is called when the control that had the focus may be gone.
 */
export function useQueueActions(queue: ReturnType<typeof useQueue>, onActed: () => void) {
	const t = useTranslations("curate");
	const photoNameOf = useAlbumPhotoName();
	const doneText = useDoneText();
	const removals = useRemovals();
	const removalStates = useRemovalStates();
	const { current, facets, photos } = queue;
	const { busy, done, error, decide, decideAll, undo, settled } = useDecide(queue.shown);
	const [acted, setActed] = useState("");
	/** The photo that was decided last, which comes back when that is undone. */
	const last = useRef<string | null>(null);
	/** Presses are numbered, so that the last one is known when earlier ones are answered later. */
	const presses = useRef(0);
	const [decidedAt, setDecidedAt] = useState(0);
	/** Decisions that are on their way. */
	const [sentAt, setSentAt] = useState<readonly number[]>([]);
	const [removed, setRemoved] = useState<{ id: string; at: number } | null>(null);

	/** Resolves to whether it worked. */
	async function numbered(decision: () => Promise<boolean>): Promise<boolean> {
		const at = ++presses.current;
		setSentAt((before) => [...before, at]);
		const worked = await decision();
		setSentAt((before) => before.filter((one) => one !== at));
		if (worked) setDecidedAt(at);
		return worked;
	}

	async function act(photo: PhotoView, to: To) {
		queue.pass(photo.id);
		queue.hold(photo.id, true);
		setActed("");
		onActed();
		const worked = await numbered(() => decide([photo], to));
		queue.hold(photo.id, false);
		if (!worked) return;
		last.current = photo.id;
		setActed(t(to.place === "SHOWN" ? "saidShown" : "saidHidden", { title: photoNameOf(photo) }));
	}
	const question = useHideQuestion((to) => current && void act(current, to));
	const show = () => {
		if (current) void act(current, { place: "SHOWN" });
	};
	const hide = () => {
		if (current) question.ask();
	};
	const leave = () => {
		if (!current) return;
		setActed(t("saidLater", { title: photoNameOf(current) }));
		queue.leave(current.id);
	};
	const remove = () => {
		if (!current) return;
		setActed(t("saidRemoved", { title: photoNameOf(current) }));
		setRemoved({ id: current.id, at: ++presses.current });
		queue.pass(current.id);
		removals.remove(current);
	};
	const showAll = async () => {
		if (!facets) return;
		const all = { except: [], seen: facets.seen };
		if (!(await numbered(() => decideAll(all, { place: "SHOWN" })))) return;
		last.current = null;
		// The sentence about all of them.
		setActed("");
		onActed();
	};
	// A removal that was taken back beside its note is none any more.
	const isGone = removed !== null && !photos.some(({ id }) => id === removed.id);
	const removedLast = isGone && removed.at > Math.max(decidedAt, ...sentAt) ? removed.id : null;
	const isRemovalUndoable = removalStates.some(
		({ photo, state }) => photo.id === removedLast && state === "undoable",
	);
	const canUndo = removedLast ? isRemovalUndoable : busy || (done !== null && !done.undone && done.count > 0);
	const takeBack = async () => {
		if (!canUndo) return;
		if (removedLast) {
			removals.undo(removedLast);
			setActed(t("saidBack"));
			queue.goTo(removedLast);
			return onActed();
		}
		if (!(await undo())) return;
		setActed(last.current ? t("saidUndone") : "");
		if (last.current) queue.goTo(last.current);
		onActed();
	};

	const keys: Readonly<Record<string, () => void>> = {
		...{ a: show, h: hide, n: leave, delete: remove, backspace: remove },
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
