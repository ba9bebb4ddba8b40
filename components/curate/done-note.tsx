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

/** A press that met photos on which somebody had decided needs two sentences. */
export function useDoneText() {
	const t = useTranslations("curate");
	return (done: Done | null): string[] => {
		if (!done) return [];
		const { count, left, undone, place } = done;
		const sentence = t(undone ? "done_undone" : `done_${place}`, { count });
		return left > 0 ? [sentence, " ", t(undone ? "leftUndone" : "left", { count: left })] : [sentence];
	};
}

/** What the last press did, with the way back, or why it did nothing. */
export function DoneNote({ done, error, busy, onUndo }: DoneNoteProps) {
	const t = useTranslations("curate");
	const failureText = useFailureText();
	const said = useDoneText()(done);
	return (
		<>
			{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
			{/* The sentence is always there, because screen readers say only what changes in it. */}
			<div className={done ? "flex flex-wrap items-center gap-x-3 gap-y-1" : "contents"}>
				<p role="status" className={done ? "min-w-0 text-sm font-medium tabular-nums" : "sr-only"}>
					{said}
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
