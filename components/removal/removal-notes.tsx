"use client";

import clsx from "clsx";
import { Undo2 } from "lucide-react";
import { useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";
import type { Removal, Removals } from "./removals";
import { useUndoKeys } from "./use-undo-keys";

const nothing: readonly Removal[] = [];

/** A phone has no such keys. */
function Keys({ name }: { name: string }) {
	const isMac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
	return (
		<kbd className="rounded-sm border border-on-darkroom-muted/60 px-1.5 font-sans text-xs text-on-darkroom-muted pointer-coarse:hidden">
			{isMac ? "⌘Z" : name}
		</kbd>
	);
}

/** "“Ridge” removed · Undo Ctrl+Z", at the bottom of the screen. How the keyboard gets there: ./use-undo-keys.ts */
export function RemovalNotes({ removals }: { removals: Removals }) {
	const t = useTranslations("removal");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const nameOf = useAlbumPhotoName();
	const all = useSyncExternalStore(removals.subscribe, removals.getSnapshot, () => nothing);
	const notes = all.filter(({ state }) => state !== "sent");
	const last = notes.findLast(({ state }) => state === "undoable")?.photo;
	const list = useRef<HTMLDivElement>(null);
	const { ref: bar } = useEdgeBar<HTMLDivElement>({ edge: "bottom", floats: true });
	/** What was brought back, until another photo is removed. */
	const [undone, setUndone] = useState<string | null>(null);
	const keys = useUndoKeys({ last: last?.id, notes: list, onUndo: bringBack });
	const name = (title: React.ReactNode) => <bdi>{title}</bdi>;

	/** Also dismisses the note that a photo could not be removed, which is on the wall again already. */
	function bringBack(photoId: string) {
		const removal = notes.find(({ photo }) => photo.id === photoId);
		keys.leave(photoId);
		removals.undo(photoId);
		setUndone(removal?.state === "undoable" ? nameOf(removal.photo) : null);
	}

	return (
		<div
			ref={list}
			role="status"
			onKeyDown={keys.onKeyDown}
			className="pointer-events-none fixed inset-x-0 bottom-0 z-20"
		>
			{notes.length > 0 ? (
				<div
					ref={bar}
					className="flex flex-col items-center gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
				>
					{notes.map(({ photo, ...note }) => (
						<section
							key={photo.id}
							aria-label={nameOf(photo)}
							onPointerEnter={removals.hold}
							onPointerLeave={removals.release}
							onFocus={removals.hold}
							onBlur={removals.release}
							className="pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-darkroom py-1.5 ps-4 pe-1.5 text-sm text-on-darkroom shadow-lg forced-colors:border"
						>
							<p
								className={clsx("min-w-0 wrap-anywhere", note.state === "failed" && "flex-1 basis-56 py-1.5")}
							>
								{note.state === "failed"
									? t.rich("notRemoved", { title: nameOf(photo), reason: failureText(note.failure), name })
									: t.rich("removed", { title: nameOf(photo), name })}
							</p>
							{note.state === "failed" ? (
								<div className="flex max-w-full flex-wrap gap-2">
									<Button
										variant="darkroom"
										onClick={() => {
											keys.leave(photo.id);
											removals.remove(photo);
										}}
									>
										{common("tryAgain")}
									</Button>
									<Button variant="darkroom" onClick={() => bringBack(photo.id)}>
										{t("keep")}
									</Button>
								</div>
							) : (
								<Button
									variant="darkroom"
									className="flex-wrap"
									data-undo={photo.id}
									aria-keyshortcuts="Control+Z Meta+Z"
									onClick={() => bringBack(photo.id)}
								>
									<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
									{photo.id === last?.id ? <Keys name={t("undoKeys")} /> : null}
								</Button>
							)}
						</section>
					))}
				</div>
			) : undone ? (
				<p className="sr-only">{t("undone", { title: undone })}</p>
			) : null}
		</div>
	);
}
