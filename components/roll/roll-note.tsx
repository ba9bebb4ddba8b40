"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { NoteBar } from "../ui/note-bar";

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

/** What the last press did, with Undo where it can be taken back. */
export function RollNote({ note, busy, onUndo, onClose }: RollNoteProps) {
	const t = useTranslations("roll");
	const undo = note?.undo;
	return (
		<NoteBar
			failed={note?.failed}
			onClose={onClose}
			action={
				undo ? (
					<Button variant="darkroom" busy={busy} onClick={() => onUndo(undo)}>
						<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
					</Button>
				) : null
			}
		>
			{note?.text ?? null}
		</NoteBar>
	);
}
