/**
 * The state of the upload queue and the only code that changes it, as pure steps.
 * ./queue-store.ts holds the state, ./upload-pool.ts and ./upload-queue.ts dispatch, and React renders it.
 * The whole state survives JSON: the bytes are in the Keeper, and what is running is in the pool.
 */
import type { Failure } from "@/messages/types";
import type { KeptWords, Words } from "./seams";
import { hasArrived, type ItemEdit, type QueueItem, takesWords } from "./upload-item";

export interface QueueState {
	readonly items: readonly QueueItem[];
	/** False while the browser says that it is offline, and while a server does not answer. No photo fails because of that. */
	readonly online: boolean;
	/**
	 * By id, the photos that this queue added to the event, even if they have left the list since, and which of their words a person
	 * had typed.
	 */
	readonly added: Readonly<Record<string, Partial<QueueItem["typed"]>>>;
}

export const emptyQueue: QueueState = { items: [], online: true, added: {} };

type FileFacts = Pick<QueueItem, "id" | "name" | "size" | "type" | "lastModified" | "derivedTitle">;

/** What a worker may report about its photo. */
export type ItemChange = Partial<
	Omit<QueueItem, keyof (FileFacts & Words) | "typed" | "sectionId" | "forId">
>;

/** Where an upload ended, and whether its photo is new in the event. */
export interface Arrival {
	readonly status: "done" | "duplicate";
	readonly photoId: string;
	/** The photo's words; null if this person may not see them. */
	readonly kept: KeptWords | null;
}

export type QueueAction =
	| { type: "added"; items: readonly QueueItem[] }
	/** Photos from an earlier page. They stand before those of this page. */
	| { type: "restored"; items: readonly QueueItem[] }
	| { type: "fileGiven"; id: string }
	| { type: "edited"; id: string; edit: ItemEdit }
	| { type: "started"; ids: readonly string[] }
	| { type: "changed"; ids: readonly string[]; change: ItemChange }
	| { type: "arrived"; id: string; arrival: Arrival }
	/** What happened to the words of a photo that has arrived. */
	| ({ type: "words"; id: string } & Partial<
			Pick<QueueItem, "unsavedWords" | "wordsError" | "kept" | "replacesWords">
	  >)
	/** The photo is in the event, and could not be developed. */
	| { type: "notDeveloped"; photoId: string; failure: Failure }
	| { type: "removed"; ids: readonly string[] }
	| { type: "connection"; online: boolean };

/** Returns the same state when nothing changed. Of an item that has arrived only the words can change. */
export function reduceQueue(state: QueueState, action: QueueAction): QueueState {
	switch (action.type) {
		case "added":
			return action.items.length === 0 ? state : { ...state, items: [...state.items, ...action.items] };
		case "restored":
			return action.items.length === 0 ? state : { ...state, items: [...action.items, ...state.items] };
		case "fileGiven":
			return withItems(state, [action.id], withItsFile);
		case "edited":
			return withItems(state, [action.id], (item) => edited(item, action.edit));
		case "words": {
			const { type: _, id, ...change } = action;
			return withItems(state, [id], (item) => ({ ...item, ...change }));
		}
		case "started":
			return withItems(
				state,
				action.ids,
				underWay((item) => ({ ...item, ...freshStart })),
			);
		case "changed":
			return withItems(
				state,
				action.ids,
				underWay((item) => ({ ...item, ...action.change })),
			);
		case "arrived":
			return arrived(state, action);
		case "notDeveloped": {
			const { photoId, failure } = action;
			const meant = state.items.filter((item) => item.photoId === photoId);
			return withItems(
				state,
				meant.map(({ id }) => id),
				(item) => ({ ...item, notDeveloped: failure }),
			);
		}
		case "removed": {
			const gone = new Set(action.ids);
			const items = state.items.filter((item) => !gone.has(item.id));
			return items.length === state.items.length ? state : { ...state, items };
		}
		case "connection":
			return action.online === state.online ? state : { ...state, online: action.online };
	}
}

/** Taking away a title that was suggested, or a word that the server has, is something that a person did, too. */
const isTyped = ({ photoId }: QueueItem, text: string, suggested = "") =>
	photoId !== null || suggested !== "" || text.trim() !== "";

/** What is not a word can be changed until the photo is announced. */
function edited(
	item: QueueItem,
	{ title: typedTitle, description: typedDescription, ...choice }: ItemEdit,
): QueueItem {
	if (!takesWords(item)) return item;
	const isChoice = Object.keys(choice).length > 0;
	const chosen = item.photoId === null && isChoice ? { ...item, ...choice } : item;
	if (typedTitle === undefined && typedDescription === undefined) return chosen;
	const typed = {
		title: typedTitle === undefined ? item.typed.title : isTyped(item, typedTitle, item.derivedTitle),
		description: typedDescription === undefined ? item.typed.description : isTyped(item, typedDescription),
	};
	const title = typedTitle ?? item.title;
	const description = typedDescription ?? item.description;
	const isSame = title === item.title && description === item.description && typed.title === item.typed.title;
	if (isSame) return chosen;
	return {
		...chosen,
		...{ typed, title, description },
		unsavedWords: hasArrived(item),
		wordsError: null,
		kept: null,
		replacesWords: item.status === "duplicate",
	};
}

const freshStart = {
	status: "waiting",
	askedToWait: false,
	error: null,
	notDeveloped: null,
	errorCode: null,
	canRetry: false,
	attempts: 0,
	waitedMs: 0,
} satisfies ItemChange;

function withItsFile(item: QueueItem): QueueItem {
	if (item.status !== "fileNeeded") return item;
	return item.wasDraft ? { ...item, status: "draft", wasDraft: false } : { ...item, ...freshStart };
}

/** False when this queue has already added the photo, because the same file was chosen twice. */
export function isNewPhoto(state: QueueState, { status, photoId }: Arrival): boolean {
	return status === "done" && !state.added[photoId];
}

function arrived(state: QueueState, { id, arrival }: { id: string; arrival: Arrival }): QueueState {
	const { photoId } = arrival;
	const isNew = isNewPhoto(state, arrival);
	const status = isNew ? "done" : "duplicate";
	const next = withItems(
		state,
		[id],
		underWay((item) => {
			const now = { ...item, status, photoId, sentBytes: item.size } as const;
			return { ...now, kept: arrival.kept && typedWords(now, arrival.kept) ? arrival.kept : null };
		}),
	);
	if (!isNew) return next;
	// The item may have been removed in the meantime.
	const typed = state.items.find((item) => item.id === id)?.typed ?? {};
	return { ...next, added: { ...next.added, [photoId]: typed } };
}

/**
 * Whether a person said what the title is. They may have emptied it, but that takes no title from a photo that was there
 * before.
 */
export const saysTitle = ({ status, title, typed }: Pick<QueueItem, "status" | "title" | "typed">) =>
	typed.title && (status !== "duplicate" || title.trim() !== "");

/** What a person typed and the photo does not say yet, without what was typed for another file with the same bytes; or null. */
export function typedWords(
	{ title, description, typed, status }: QueueItem,
	has: Words,
	another?: Partial<QueueItem["typed"]> | null,
): Partial<Words> | null {
	const says = saysTitle({ title, typed, status: another ? "duplicate" : status });
	const words: Partial<Words> = {};
	if (says && !another?.title && title.trim() !== has.title) words.title = title.trim();
	if (typed.description && !another?.description && description.trim() !== has.description)
		words.description = description.trim();
	return (words.title ?? words.description) === undefined ? null : words;
}

const underWay = (change: (item: QueueItem) => QueueItem) => (item: QueueItem) =>
	hasArrived(item) ? item : change(item);

function withItems(state: QueueState, ids: readonly string[], change: (item: QueueItem) => QueueItem) {
	const meant = new Set(ids);
	let touched = false;
	const items = state.items.map((item) => {
		const next = meant.has(item.id) ? change(item) : item;
		touched ||= next !== item;
		return next;
	});
	return touched ? { ...state, items } : state;
}
