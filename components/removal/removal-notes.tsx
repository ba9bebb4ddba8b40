"use client";

import clsx from "clsx";
import { Undo2 } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { Button } from "../ui/button";
import type { Removal, Removals } from "./removals";

const nothing: readonly Removal[] = [];

/** "Photo removed · Undo", at the bottom of the screen. Ctrl+Z does the same, because the button can be many Tabs away. */
export function RemovalNotes({ removals }: { removals: Removals }) {
	const t = useTranslations("removal");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const nameOf = useAlbumPhotoName();
	const all = useSyncExternalStore(removals.subscribe, removals.getSnapshot, () => nothing);
	const notes = all.filter(({ state }) => state !== "sent");
	const last = notes.findLast(({ state }) => state === "undoable")?.photo.id;
	useEffect(() => {
		if (!last) return;
		const onKey = (press: KeyboardEvent) => {
			const typing = press.target instanceof HTMLElement && press.target.matches("input, textarea");
			if (typing || press.key !== "z" || !(press.ctrlKey || press.metaKey)) return;
			press.preventDefault();
			removals.undo(last);
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [last, removals]);

	return (
		<div
			role="status"
			className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex flex-col items-center gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
		>
			{notes.map(({ photo, ...note }) => (
				<section
					key={photo.id}
					aria-label={nameOf(photo)}
					onPointerEnter={removals.hold}
					onPointerLeave={removals.release}
					onFocus={removals.hold}
					onBlur={removals.release}
					className="pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-darkroom py-1.5 ps-4 pe-1.5 text-sm text-on-darkroom shadow-lg"
				>
					<p className={clsx("min-w-0 wrap-anywhere", note.state === "failed" && "flex-1 basis-56 py-1.5")}>
						{note.state === "failed"
							? t.rich("notRemoved", {
									title: nameOf(photo),
									reason: failureText(note.failure),
									name: (title) => <bdi>{title}</bdi>,
								})
							: t("removed")}
					</p>
					{note.state === "failed" ? (
						<div className="flex max-w-full flex-wrap gap-2">
							<Button variant="darkroom" onClick={() => removals.remove(photo)}>
								{common("tryAgain")}
							</Button>
							<Button variant="darkroom" onClick={() => removals.undo(photo.id)}>
								{t("keep")}
							</Button>
						</div>
					) : (
						<Button variant="darkroom" onClick={() => removals.undo(photo.id)}>
							<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
						</Button>
					)}
				</section>
			))}
		</div>
	);
}
