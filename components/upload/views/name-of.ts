import type { QueueItem } from "../queue/upload-queue";

/** What a photo is called on the page: its title if somebody typed one, or else its file's name. */
export const nameOf = (item: Pick<QueueItem, "name" | "title" | "typed">) =>
	(item.typed.title && item.title.trim()) || item.name;

/** Whether somebody typed words, and did not only take the suggested title away. */
export const hasWords = ({ typed, title }: Pick<QueueItem, "typed" | "title">) =>
	(typed.title && title.trim() !== "") || typed.description;
