/** What the uploader shows once photos are chosen. Its script is loaded when somebody is about to choose some. */
import type { ErrorCode } from "@/server/errors";
import type { EventView } from "../../trpc/types";
import type { KeepingState } from "../keep/keeping";
import { isOnlyHere } from "../open-queues";
import type { QueueTotals } from "../queue/totals";
import { failureOf, type QueueItem } from "../queue/upload-item";
import type { UploadQueue } from "../queue/upload-queue";
import { DraftGrid } from "./draft-grid";
import { SectionForAll } from "./section-choice";
import { SendingList } from "./sending-list";
import { SignedOut } from "./signed-out";
import { SingleDraft } from "./single-draft";
import { UploadBar } from "./upload-bar";
import { UploadSummary } from "./upload-summary";
import { usePace } from "./use-pace";

const signedOut: ErrorCode = "SIGNED_OUT";

interface UploadListsProps {
	event: Pick<EventView, "sections">;
	queue: UploadQueue;
	items: readonly QueueItem[];
	/** Those that are not started, and those that are. */
	drafts: readonly QueueItem[];
	started: readonly QueueItem[];
	sum: QueueTotals;
	online: boolean;
	kept: Pick<KeepingState, "keptIds">;
	/** Opens the words of one photo, or those that several get. */
	onOpen: (id: string) => void;
	onWordsFor: (ids: readonly string[]) => void;
	onStart: () => void;
}

export function UploadLists(props: UploadListsProps) {
	const { event, queue, items, drafts, started, sum, online, kept, onOpen, onWordsFor, onStart } = props;
	const pace = usePace(sum, sum.underWay > 0 && online);
	const failed = items.filter((item) => failureOf(item) !== null);
	const [first] = drafts;
	return (
		<>
			<SectionForAll items={items} queue={queue} sections={event.sections} />
			{failed.length > 1 && sum.underWay === 0 ? <UploadSummary items={failed} queue={queue} /> : null}
			{first && drafts.length === 1 ? <SingleDraft item={first} queue={queue} /> : null}
			{drafts.length > 1 ? (
				<DraftGrid items={drafts} queue={queue} onOpen={onOpen} onWordsFor={onWordsFor} />
			) : null}
			{started.length > 0 ? (
				<SendingList items={started} queue={queue} onOpen={onOpen} onWordsFor={onWordsFor} />
			) : null}
			{items.some(({ errorCode }) => errorCode === signedOut) ? <SignedOut /> : null}
			<UploadBar
				sum={sum}
				pace={pace}
				online={online}
				isKept={!items.some((item) => isOnlyHere(item, kept.keptIds))}
				onStart={onStart}
				onCancelAll={queue.cancelAll}
				onClear={queue.clearDone}
			/>
		</>
	);
}
