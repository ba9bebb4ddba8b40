"use client";

import { Undo2, X } from "lucide-react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";

/** What the last press did, or why it failed. */
export interface RollNoteText {
	text: string;
	/** What can be taken back. */
	undo?: { change: string } | { mergeId: string };
	failed?: boolean;
}

interface RollNoteProps {
	note: RollNoteText | null;
	busy: boolean;
	onUndo: (undo: NonNullable<RollNoteText["undo"]>) => void;
	onClose: () => void;
}

/** What the last press did, with Undo where it can be taken back. It stays until the next press or until it is closed. */
export function RollNote({ note, busy, onUndo, onClose }: RollNoteProps) {
	const t = useTranslations("roll");
	const { ref } = useEdgeBar<HTMLDivElement>({ edge: "bottom", floats: true });
	const undo = note?.undo;
	return (
		<div
			role={note?.failed ? "alert" : "status"}
			className="pointer-events-none fixed inset-x-0 bottom-0 z-20"
		>
			{note ? (
				<div ref={ref} className="flex justify-center p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
					<div className="pointer-events-auto forced-colors:border flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-darkroom py-1.5 ps-4 pe-1.5 text-sm text-on-darkroom shadow-lg">
						<p className="min-w-0 flex-1 py-1.5 wrap-anywhere">{note.text}</p>
						{undo ? (
							<Button variant="darkroom" busy={busy} onClick={() => onUndo(undo)}>
								<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
							</Button>
						) : null}
						<Button variant="darkroom" size="icon" aria-label={t("close")} onClick={onClose}>
							<X aria-hidden className="size-5" />
						</Button>
					</div>
				</div>
			) : null}
		</div>
	);
}
