"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { Button } from "../ui/button";
import type { usePress } from "./use-press";

/** What the last press did, with Undo, or why it failed. `said` is the sentence for a press that was not taken back. */
export function PressEnd({ press, said }: { press: ReturnType<typeof usePress>; said: "sent" | "marked" }) {
	const t = useTranslations("invite");
	const { done, isUndone, error, busy } = press;
	const undoable = done?.press;
	return (
		<>
			<Failed error={error} />
			<div role="status" className="flex flex-wrap items-center gap-2 text-sm empty:hidden">
				{done && !error ? (
					<>
						<span className="text-good">{t(isUndone ? "undone" : said, { count: done.count })}</span>
						{undoable ? (
							<Button variant="quiet" busy={busy} onClick={() => press.undo(undoable)}>
								<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
							</Button>
						) : null}
					</>
				) : null}
			</div>
		</>
	);
}
