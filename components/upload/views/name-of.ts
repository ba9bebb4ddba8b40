import type { QueueItem } from "../queue/upload-queue";

/** What a photo is called on the page: its title if somebody typed one, or else its file's name. */
export const nameOf = (item: Pick<QueueItem, "name" | "title" | "typed">) =>
	item.typed.title ? item.title : item.name;

export const hasWords = ({ typed }: Pick<QueueItem, "typed">) => typed.title || typed.description;
