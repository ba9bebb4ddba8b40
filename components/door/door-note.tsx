"use client";

import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { usePersonName } from "../language/use-person-name";
import { failureOf } from "../trpc/failure-of";
import { Button } from "../ui/button";
import { NoteBar } from "../ui/note-bar";
import type { Pressed } from "./use-door-presses";

interface DoorNoteProps {
	pressed: Pressed | null;
	/** "19:02" */
	timeOf: (at: Date) => string;
	onUndo: (personId: string, entry: string) => void;
	onClose: () => void;
}

/** What came of the last press. Undo is there for the thumb that has just slipped. */
export function DoorNote({ pressed, timeOf, onUndo, onClose }: DoorNoteProps) {
	const t = useTranslations("door");
	const person = pressed && "person" in pressed ? pressed.person : null;
	const checkIn = pressed?.kind === "already" ? null : person?.checkIn;
	return (
		<NoteBar
			failed={pressed?.kind === "failed"}
			onClose={onClose}
			action={
				person && checkIn?.mayUndo ? (
					<Button variant="darkroom" onClick={() => onUndo(person.id, checkIn.entry)}>
						<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
					</Button>
				) : null
			}
		>
			{pressed ? <Said pressed={pressed} timeOf={timeOf} /> : null}
		</NoteBar>
	);
}

function Said({ pressed, timeOf }: { pressed: Pressed; timeOf: (at: Date) => string }): ReactNode {
	const t = useTranslations("door");
	const failureText = useFailureText();
	const nameOf = usePersonName();
	const name = (text: ReactNode) => <bdi>{text}</bdi>;
	if (pressed.kind === "failed") return failureText(failureOf(pressed.error));
	if (!("person" in pressed)) {
		const said = { who: nameOf(pressed.name), name };
		return pressed.kind === "undone" ? t.rich("undone", said) : t.rich("notUndone", said);
	}
	const who = nameOf(pressed.person.name);
	const { checkIn } = pressed.person;
	if (pressed.kind !== "already" || !checkIn?.at) return t.rich("isIn", { who, name });
	const time = timeOf(checkIn.at);
	return checkIn.by
		? t.rich("alreadyBy", { who, time, by: checkIn.by, name })
		: t.rich("already", { who, time, name });
}
