import { Undo2 } from "lucide-react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import type { Done } from "./use-decide";

interface DoneNoteProps {
	done: Done | null;
	error: unknown;
	busy: boolean;
	onUndo: () => void;
}

/** What the last press did, with the way back, or why it did nothing. */
export function DoneNote({ done, error, busy, onUndo }: DoneNoteProps) {
	const t = useTranslations("curate");
	const failureText = useFailureText();
	return (
		<>
			{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
			<div className="flex flex-wrap items-center gap-x-3 gap-y-1 empty:hidden">
				<p role="status" className="min-w-0 text-sm font-medium tabular-nums empty:hidden">
					{done ? t(done.undone ? "done_undone" : `done_${done.place}`, { count: done.count }) : null}
					{done && done.left > 0 ? ` ${t(done.undone ? "leftUndone" : "left", { count: done.left })}` : null}
				</p>
				{done && !done.undone && done.count > 0 ? (
					<Button busy={busy} onClick={onUndo}>
						<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
					</Button>
				) : null}
			</div>
		</>
	);
}
